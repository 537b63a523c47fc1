import type { Circumstances } from './renderer-choice.ts';
import { smallFrame } from './small-frame.ts';

/** The Network Information API, which not every browser has and TypeScript does not know. */
interface Connection {
	saveData?: boolean;
	effectiveType?: string;
}

/** Asks the browser and the address what the choice of the renderer rests on. */
export function circumstances(): Circumstances {
	// A page that was opened from a file asks nothing of the network.
	const { connection } = (location.protocol === 'file:' ? {} : navigator) as { connection?: Connection };
	return {
		asked: new URLSearchParams(location.search).get('renderer'),
		hasWebGL2: (hasWebGL2 ??= makesContext()),
		// Asked of the page, not of its script: what is heavy is on its way before that runs.
		isSmall: document.querySelector('main.embed') !== null && matchMedia(smallFrame).matches,
		savesData: connection?.saveData === true,
		network: connection?.effectiveType
	};
}

let hasWebGL2: boolean | undefined;

/** Whether the browser really makes a context: one that knows WebGL2 may refuse it on its machine. */
function makesContext(): boolean {
	const context = document.createElement('canvas').getContext('webgl2');
	// A browser keeps few contexts at a time: this one must not take the place of the map's.
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}
