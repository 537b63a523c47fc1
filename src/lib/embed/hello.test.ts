import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesInAddress, readHello } from './hello.ts';

describe('a host’s greeting', () => {
	it.each([
		['pym', 'pymxPYMxstory-1xPYMxwidthxPYMx640', { pym: 'story-1' }],
		[
			'iframe-resizer 4',
			'[iFrameSizer]iFrameResizer0:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true',
			{ iframeResizer: 'iFrameResizer0' }
		],
		['iframe-resizer, later', '[iFrameSizer]resize', {}],
		['open-iframe-resizer', { type: 'iframe-child-init', targetElementSelector: 'body' }, {}],
		['open-iframe-resizer, later', { type: 'iframe-get-child-dimensions' }, {}],
		['@newswire/frames', { sentinel: 'amp', type: 'frames-init' }, {}],
		['WordPress', { message: 'ready', secret: 'aB3dE' }, { wordPress: 'aB3dE' }]
	])('of %s is understood', (_, message, hello) => {
		expect(readHello(message)).toEqual(hello);
	});

	it.each([
		['nothing', null],
		['a number', 7],
		['text of another make', 'pymxPYMx<b>xPYMxwidthxPYMx640'],
		['pym’s other messages', 'pymxPYMxstoryxPYMxnavigateToxPYMxhttps://example.org'],
		['iframe-resizer’s other messages', '[iFrameSizer]moveToAnchor:top'],
		['a name without end', `[iFrameSizer]${'x'.repeat(300)}:8:false`],
		['a greeting without end', `[iFrameSizer]a:8:false:${'x'.repeat(9000)}`],
		['a secret that is none', { message: 'ready', secret: '<script>' }],
		['a secret that is no text', { message: 'ready', secret: ['a'] }],
		['a greeting of nobody', { sentinel: 'other', type: 'frames-init' }]
	])('is not found in %s', (_, message) => {
		expect(readHello(message)).toBeUndefined();
	});

	it('D12: is nothing but names, whatever is sent, and nothing throws', () => {
		const prefixed = fc
			.tuple(fc.constantFrom('[iFrameSizer]', 'pymxPYMx', 'pymxPYMxaxPYMxwidthxPYMx'), fc.string())
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(fc.anything(), prefixed), (message) => {
				for (const name of Object.values(readHello(message) ?? {})) {
					expect(typeof name).toBe('string');
					expect(String(name).length).toBeLessThanOrEqual(200);
				}
			})
		);
	});
});

describe('the address of a frame', () => {
	const at = (address: string) => namesInAddress(new URL(address, 'https://story.example/'));

	it('names it for pym, for WordPress and for listeners that look for it', () => {
		expect(at('/embed/?childId=story-1&parentUrl=https%3A%2F%2Fhost.example')).toMatchObject({ pym: 'story-1' });
		expect(at('/embed/#?secret=aB3dE')).toEqual({ address: 'story.example/embed/', wordPress: 'aB3dE' });
		expect(at("/it's/embed/?start=a")).toEqual({ address: 'story.example/it%27s/embed/?start=a' });
	});

	it('may hold what is not ours: a step, what AMP adds, a secret of another form', () => {
		for (const hash of ['#erbil', '#amp=1', '#?secret=<b>', '#secret=aB3dE', '#']) {
			expect(at(`/embed/${hash}`)).toEqual({ address: 'story.example/embed/' });
		}
		expect(at('/embed/?childId=<b>')).not.toHaveProperty('pym');
	});
});
