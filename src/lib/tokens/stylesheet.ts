import { colorNames, themes, tokens, type ColorName, type Theme } from './tokens.ts';

/** The system's own colours where it gives them: what is drawn in ours would not stand out from its background. */
const forced = Object.entries({
	...{ paper: 'Canvas', raised: 'Canvas', ink: 'CanvasText', 'ink-soft': 'CanvasText', rule: 'CanvasText' },
	...{ link: 'LinkText', focus: 'Highlight', highlight: 'Highlight' }
} satisfies Partial<Record<ColorName, string>>)
	.map(([name, color]) => `--${name}:${color}`)
	.join(';');

/**
 * Tokens and both themes as custom properties; `data-theme` and `data-motion` (`still`, `moving`) on the root element are
 * the reader's choices. Paper is always light.
 */
export function tokensStylesheet(): string {
	const colors = (theme: Theme) => colorNames.map((name) => `--${name}:${theme[name]}`).join(';');
	const others = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`);
	return [
		`:root{color-scheme:light;${others.join(';')};${colors(themes.light)}}`,
		`@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${colors(themes.dark)}}}`,
		`@media screen{:root[data-theme=dark]{color-scheme:dark;${colors(themes.dark)}}}`,
		// Of text, lines and drawings on the page; a map's own colours stay.
		`@media (forced-colors:active){:root:root:root{${forced}}}`,
		'@media (prefers-reduced-motion:reduce){:root:not([data-motion=moving]){--appear:0s}}',
		':root[data-motion=still]{--appear:0s}'
	].join('\n');
}
