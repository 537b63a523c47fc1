import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { yamlStyle } from '../../../tests/properties/yaml-style.ts';
import { parseYaml } from './parse-yaml.ts';

/** Zero has one sign in JSON. */
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);

/** Whatever JSON can say with such texts; `__proto__` is a name as others are. */
const dataWith = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
	fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			fc.constant(null),
			fc.boolean(),
			number,
			text,
			tie('list'),
			tie('map')
		),
		list: fc.array(tie('value'), { maxLength: 5 }),
		map: fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'null', '1', 'constructor')), tie('value'), {
			maxKeys: 5,
			noNullPrototype: true
		})
	})).value;

/** Words with any signs; spaces at the ends of lines are lost by the writer of YAML. */
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((signs) => signs.replace(/\s/g, '_'));
const paragraphs = fc
	.array(fc.array(word, { minLength: 1, maxLength: 12 }), { maxLength: 4 })
	.chain((lines) => fc.constantFrom('\n', '\n\n').map((end) => lines.map((words) => words.join(' ')).join(end)));

describe('D12: reading YAML', () => {
	it('gives back what was written as JSON', () => {
		fc.assert(
			fc.property(dataWith(fc.string({ unit: 'grapheme' })), fc.constantFrom(0, 2), (data, indent) => {
				const { data: read, problems } = parseYaml(JSON.stringify(data, null, indent));
				expect(problems).toEqual([]);
				expect(read).toEqual(data);
			})
		);
	});

	it('gives back what was written as YAML, in any style', () => {
		fc.assert(
			fc.property(dataWith(paragraphs), yamlStyle, (data, style) => {
				const { data: read, problems } = parseYaml(stringify(data, style));
				expect(problems).toEqual([]);
				expect(read).toEqual(data);
			})
		);
	});

	it('of any text ends with data or with problems that say where they are', () => {
		const lines = fc.array(
			fc.constantFrom('a: 1', '- b', '  c:', '&d e', '*d', '!f g', '"h', '[i,', '{j: k', '? l', '---', '...', '|', '\t')
		);
		const anyText = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			lines.map((parts) => parts.join('\n')),
			fc.nat(200).map((depth) => '['.repeat(depth)),
			fc.nat(200).map((depth) => '- '.repeat(depth))
		);
		fc.assert(
			fc.property(anyText, (source) => {
				const { data, problems, locate } = parseYaml(source);
				const count = source.split('\n').length;
				for (const { position, message } of problems) {
					expect(message).toMatch(/^expected .+; found/);
					expect(position.line).toBeGreaterThanOrEqual(1);
					expect(position.line).toBeLessThanOrEqual(count);
					expect(position.column).toBeGreaterThanOrEqual(1);
				}
				if (problems.length === 0) expect(data).not.toBe(undefined);
				expect(locate(['no', 'such', 'path'], 'value').line).toBeLessThanOrEqual(count);
			})
		);
	});
});
