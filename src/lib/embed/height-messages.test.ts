import { expect, it } from 'vitest';
import { heightMessages } from './height-messages.ts';

const size = { width: 600, height: 420 };

it('a frame that no host has named tells its height in the formats that need no name', () => {
	expect(heightMessages(size, { address: '/embed/' })).toEqual([
		{ ns: 'map-story', v: 1, type: 'height', height: 420 },
		{ sentinel: 'amp', type: 'embed-size', height: 420, width: 600 },
		{ type: 'iframe-resized', width: 600, height: 420 },
		{ 'datawrapper-height': { '/embed/': 420 } },
		{ kind: 'interactive:height', height: 420 },
		'{"kind":"interactive:height","height":420}'
	]);
});

it('a named frame tells it to those hosts too', () => {
	const names = { address: '/embed/', pym: 'story', wordPress: 'aB3dE', iframeResizer: 'iFrameResizer0' };
	expect(heightMessages(size, names).slice(6)).toEqual([
		'pymxPYMxstoryxPYMxheightxPYMx420',
		{ message: 'height', value: 420, secret: 'aB3dE' },
		'[iFrameSizer]iFrameResizer0:420:600:resizeObserver'
	]);
});
