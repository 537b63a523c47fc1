import { expect, test } from 'vitest';
import fc from 'fast-check';
import { chooseRenderer, type Circumstances } from './renderer-choice.ts';

const usual: Circumstances = { asked: null, hasWebGL2: true, isSmall: false, savesData: false, network: '4g' };

test.each<[what: string, Partial<Circumstances>, reason: string | undefined]>([
	['nothing stands against it', {}, undefined],
	['the browser does not tell its network', { network: undefined }, undefined],
	['the network is of the class 3g', { network: '3g' }, undefined],
	['the address asks for something that is no renderer', { asked: 'canvas' }, undefined],
	['the address asks for the live map while data are saved', { asked: 'map', savesData: true }, undefined],
	['the address asks for the live map on a slow network', { asked: 'map', network: '2g' }, undefined],
	['the address asks for the drawing', { asked: 'svg' }, 'asked'],
	['the address asks for the drawing where there is no WebGL2', { asked: 'svg', hasWebGL2: false }, 'asked'],
	['there is no WebGL2', { hasWebGL2: false }, 'no-webgl'],
	['the address asks for the live map without WebGL2', { asked: 'map', hasWebGL2: false }, 'no-webgl'],
	['data are saved where there is no WebGL2', { savesData: true, hasWebGL2: false }, 'no-webgl'],
	['the frame is small', { isSmall: true }, 'small'],
	['the frame is small where data are saved', { isSmall: true, savesData: true }, 'small'],
	['the address asks for the live map in a small frame', { isSmall: true, asked: 'map' }, undefined],
	['the reader saves data', { savesData: true }, 'saving-data'],
	['the reader saves data on a slow network', { savesData: true, network: '2g' }, 'saving-data'],
	['the network is of the class 2g', { network: '2g' }, 'slow-network'],
	['the network is of the class slow-2g', { network: 'slow-2g' }, 'slow-network']
])('when %s, the renderer and its reason are as they should be', (_, circumstances, reason) => {
	expect(chooseRenderer({ ...usual, ...circumstances })).toEqual(
		reason ? { renderer: 'svg', reason } : { renderer: 'map' }
	);
});

test('without WebGL2 no circumstances lead to the live map', () => {
	fc.assert(
		fc.property(
			fc.record({
				asked: fc.option(fc.oneof(fc.constantFrom('svg', 'map'), fc.string())),
				isSmall: fc.boolean(),
				savesData: fc.boolean(),
				network: fc.option(fc.oneof(fc.constantFrom('slow-2g', '2g', '3g', '4g'), fc.string()), { nil: undefined })
			}),
			(others) => chooseRenderer({ ...others, hasWebGL2: false }).renderer === 'svg'
		)
	);
});
