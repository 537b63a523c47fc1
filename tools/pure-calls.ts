import type { Plugin } from 'vite';

/** A call whose result is a variable of the module: `var name = call(…)` or `var name = (function …)(…)`. */
const madeByCall = /^var [\w$]+ = (?=\(function\b|[\w$]+\()/gm;

/**
 * A module with a mark at each of its variables that a call makes, which says to the bundler that the call does nothing
 * else: without it the call stays in the bundle, and all that it needs, though nobody uses the variable.
 * @throws Error if there is no such variable, as after an update that has made the mark needless
 */
export function withPureCalls(code: string): string {
	if (code.search(madeByCall) < 0) throw new Error('No variable of d3-interpolate is made by a call any more.');
	return code.replace(madeByCall, '$&/* @__PURE__ */ ');
}

/**
 * Leaves out of the bundle what the story does not use of d3-interpolate: all that is for colours, and d3-color with it.
 * The package says of itself that it has no side effects, but is one file, in which the bundler cannot see that.
 */
export function pureInterpolate(): Plugin {
	return {
		name: 'map-story:pure-interpolate',
		apply: 'build',
		transform: {
			filter: { id: /\/node_modules\/d3-interpolate\/dist\/d3-interpolate\.mjs$/ },
			handler: (code) => ({ code: withPureCalls(code), map: null })
		}
	};
}
