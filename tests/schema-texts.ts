import { toJsonSchema } from '@valibot/to-json-schema';
import { AirfieldsFileSchema } from '#lib/story/schema/airfields-file.ts';
import { PlacesFileSchema } from '#lib/story/schema/places-file.ts';
import { SourcesFileSchema } from '#lib/story/schema/sources-file.ts';
import { SpeakersFileSchema } from '#lib/story/schema/speakers-file.ts';
import { StoryFileSchema } from '#lib/story/schema/story-file.ts';

const formats = {
	'story.yaml': StoryFileSchema,
	'speakers.yaml': SpeakersFileSchema,
	'sources.yaml': SourcesFileSchema,
	'places.geojson': PlacesFileSchema,
	'airfields.geojson': AirfieldsFileSchema
};

/** The files of a bundle that an author writes. */
export const bundleFiles = Object.keys(formats) as (keyof typeof formats)[];

/** As much of a JSON Schema as ours have. */
interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	pattern?: string;
	enum?: unknown[];
	const?: unknown;
}

/**
 * The texts that the format of a file knows, by their place: `steps.*.title`.
 * @param only those that are not held by a pattern or a list of words
 */
export function textsOfFormat(file: keyof typeof formats, only: { areFree: boolean } = { areFree: false }): string[] {
	const isText = (node: Schema) => {
		const words = [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])];
		const isBuilt = node.pattern !== undefined || words.length > 0;
		if (only.areFree) return node.type === 'string' && !isBuilt;
		return node.type === 'string' || words.some((word) => typeof word === 'string');
	};
	const walk = (node: Schema, path: string[]): string[] => [
		...(isText(node) ? [path.join('.')] : []),
		...Object.entries(node.properties ?? {}).flatMap(([key, child]) => walk(child, [...path, key])),
		...(typeof node.additionalProperties === 'object' ? walk(node.additionalProperties, [...path, '*']) : []),
		...(node.items ? walk(node.items, [...path, '*']) : []),
		...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((child) => walk(child, path))
	];
	const schema = toJsonSchema(formats[file], { typeMode: 'input', errorMode: 'ignore' });
	return [...new Set(walk(schema as Schema, []))];
}

/** A field's place as {@link textsOfFormat} says it, for one of many items and for a name in any language. */
export const kindOf = (field: string) => field.replace(/\.\d+(?=\.|$)/g, '.*').replace(/(\.names)\..+/, '$1.*');
