import { toJsonSchema } from '@valibot/to-json-schema';
import { ChartSchema } from '#lib/story/schema/chart.ts';
import { DateSchema } from '#lib/story/schema/date.ts';
import { ClaimSchema, ContextSchema, PassageSchema } from '#lib/story/schema/statement.ts';
import { StepSchema } from '#lib/story/schema/step.ts';
import { StoryFileSchema } from '#lib/story/schema/story-file.ts';
import { ShowSchema, ViewSchema } from '#lib/story/schema/view.ts';

/** Where the first line of each `story.yaml` under `geodata/` looks for it. */
export const storySchemaPath = 'geodata/story.schema.json';

/**
 * The JSON Schema of `story.yaml` as the text of its file. An editor completes keys and checks values with it; what JSON
 * Schema cannot say (quotations, references, order) is checked when the bundle is read.
 */
export function storyJsonSchema(): string {
	const schema = toJsonSchema(StoryFileSchema, {
		typeMode: 'input',
		errorMode: 'ignore',
		definitions: {
			step: StepSchema,
			date: DateSchema,
			passage: PassageSchema,
			claim: ClaimSchema,
			context: ContextSchema,
			chart: ChartSchema,
			view: ViewSchema,
			show: ShowSchema
		}
	});
	return `${JSON.stringify({ ...schema, title: 'A map story (story.yaml)' }, null, '\t')}\n`;
}
