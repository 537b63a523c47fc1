import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelope, namespace, readCommand, version } from './protocol.ts';

const ours = (message: object) => ({ ns: namespace, v: version, ...message });

describe('a command', () => {
	it.each([
		[{ type: 'goto', step: 'erbil' }],
		[{ type: 'goto', step: 3 }],
		[{ type: 'next' }],
		[{ type: 'prev' }],
		[{ type: 'state?' }],
		[{ type: 'scroll', top: 12.5 }]
	])('is read from an envelope of ours: %j', (command) => {
		expect(readCommand(ours(command))).toEqual(command);
	});

	it.each([
		['no envelope', { type: 'next' }],
		['another namespace', { ns: 'map-story2', v: 1, type: 'next' }],
		['a namespace that looks alike', { ns: 'map‑story', v: 1, type: 'next' }],
		['another version', { ns: 'map-story', v: 2, type: 'next' }],
		['a version as text', { ns: 'map-story', v: '1', type: 'next' }],
		['another command', ours({ type: 'navigate', url: 'https://example.org/' })],
		['the name of something every object has', ours({ type: 'toString' })],
		['a command that is no text', ours({ type: ['next'] })],
		['a field too many', ours({ type: 'next', html: '<b>' })],
		['a field too few', ours({ type: 'goto' })],
		['a field of another name', ours({ type: 'goto', url: 'javascript:alert(1)' })],
		['a step that is neither id nor index', ours({ type: 'goto', step: { id: 'erbil' } })],
		['an index below zero', ours({ type: 'goto', step: -1 })],
		['an index between steps', ours({ type: 'goto', step: 1.5 })],
		['more than 8 KB', ours({ type: 'goto', step: 'x'.repeat(9000) })],
		['more than 8 KB beside a command', ours({ type: 'next', more: 'x'.repeat(9000) })],
		['a place that is no number', ours({ type: 'scroll', top: NaN })],
		['a prototype', ours(JSON.parse('{"type":"next","__proto__":{"step":"erbil"}}'))],
		['a list', [namespace, version, 'next']],
		['nothing', null],
		['text', 'next'],
		['JSON', JSON.stringify(ours({ type: 'next' }))]
	])('is not read from %s', (_, message) => {
		expect(readCommand(message)).toBeUndefined();
	});

	it('D12: is one of the closed list or nothing, whatever is sent, and nothing throws', () => {
		const field = fc.oneof(
			fc.anything(),
			fc.string(),
			fc.integer(),
			fc.constantFrom('next', 'goto', 'erbil', 'state?')
		);
		const like = fc
			.dictionary(fc.constantFrom('step', 'top', 'url', '__proto__', 'constructor', 'type'), field, { maxKeys: 4 })
			.map((fields) => ({
				ns: namespace,
				v: version,
				...fields
			}));
		const valid = fc.constantFrom(ours({ type: 'next' }), ours({ type: 'goto', step: 3 }));
		const any = fc.oneof(fc.anything({ withMap: true, withSet: true, withDate: true, withBigInt: true }), like, valid);
		let read = 0;
		fc.assert(
			fc.property(any, (message) => {
				const command = readCommand(message);
				if (!command) return;
				read += 1;
				expect(['goto', 'next', 'prev', 'state?', 'scroll']).toContain(command.type);
				expect(JSON.stringify(command).length).toBeLessThan(8192);
			})
		);
		expect(read, 'some of them are commands').toBeGreaterThan(0);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});

it('a notice carries the name and the version by which hosts know it', () => {
	expect(envelope({ type: 'height', height: 400 })).toEqual({ ns: 'map-story', v: 1, type: 'height', height: 400 });
});
