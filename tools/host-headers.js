// @ts-check

/**
 * The rules of a file `_headers`, as static hosts read it.
 * @typedef {{ path: string, headers: [name: string, value: string][] }} Rule
 * @param {string} text
 * @returns {Rule[]}
 */
export function parseHeaders(text) {
	/** @type {Rule[]} */
	const rules = [];
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*(#|$)/.test(line)) continue;
		if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: [] });
		else
			rules.at(-1)?.headers.push([line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
	}
	return rules;
}

/**
 * The headers for a path: those of every rule that fits it. A header that two rules name has both values, as on hosts.
 * @param {readonly Rule[]} rules
 * @param {string} path begins with `/`, decoded
 * @returns {Record<string, string>}
 */
export function headersAt(rules, path) {
	/** @type {Record<string, string>} */
	const headers = {};
	for (const rule of rules) {
		const fits = rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
		if (!fits) continue;
		for (const [name, value] of rule.headers) {
			const key = name.toLowerCase();
			headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
		}
	}
	return headers;
}
