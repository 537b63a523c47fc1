import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { storySchemaPath } from '../tools/story-json-schema.ts';

const stories = ['geodata/reciprocal-blow/story.yaml', 'tests/fixtures/beagle-pacific/story.yaml'];
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(storySchemaPath, 'utf8')));

/** Where a story is against the schema, as an editor would mark it. */
function problems(story: unknown): string[] {
	validate(story);
	return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe.each(stories)('the JSON Schema for %s', (path) => {
	const text = readFileSync(path, 'utf8');
	const story = () => parseDocument(text);

	it('is named in its first line, and finds nothing wrong in it', () => {
		const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
		expect(new URL(named, `file:///${path}`).pathname).toBe(`/${storySchemaPath}`);
		expect(problems(story().toJS())).toEqual([]);
	});

	it.each([
		['an unknown key', ['steps', 1, 'titel'], 'Two bases', '/steps/1 additionalProperties'],
		['text where a number belongs', ['steps', 1, 'view'], 'wide', '/steps/1/view'],
		['a status that is none', ['steps', 1, 'passages', 0, 'status'], 'rumour', '/steps/1/passages/0/status enum'],
		['an id that is none', ['steps', 1, 'id'], 'Two Bases!', '/steps/1/id pattern'],
		['a longitude beyond the earth', ['meta', 'region', 0], 200, '/meta/region/0 maximum']
	])('marks %s', (_, at, value, problem) => {
		const document = story();
		document.setIn(at, value);
		expect(problems(document.toJS()).join('\n')).toContain(problem);
	});

	it('marks what is missing', () => {
		const document = story();
		document.deleteIn(['steps', 1, 'title']);
		expect(problems(document.toJS())).toContain('/steps/1 required');
	});
});
