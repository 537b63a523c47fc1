import { colorNames, themes, type ColorName, type Theme } from './theme.ts';

/** Type, space and motion of the site, as CSS custom properties: `--title`, `--space-2`. */
export const tokens = {
	/** Type scale: fluid from a phone of 320 px to a screen of 1920 px. */
	small: '0.9375rem',
	tiny: '0.875rem',
	body: 'clamp(1.125rem, 1.05rem + 0.3vw, 1.25rem)',
	title: 'clamp(1.55rem, 1.3rem + 1vw, 2.1rem)',
	display: 'clamp(2.1rem, 1.5rem + 2.6vw, 3.6rem)',
	/** Longest line of prose: 60 to 70 characters. */
	measure: '66ch',
	'space-1': '0.25rem',
	'space-2': '0.5rem',
	'space-3': '0.75rem',
	'space-4': '1.25rem',
	'space-5': '2rem',
	'space-6': '4rem',
	gutter: 'clamp(1.125rem, 4vw, 4rem)',
	radius: '3px',
	/** How long the live map takes to appear over the drawn one. */
	appear: '0.3s'
} as const;

/** The system's own colours where it gives them: what is drawn in ours would not stand out from its background. */
const forced = Object.entries({
	...{ paper: 'Canvas', raised: 'Canvas', ink: 'CanvasText', 'ink-soft': 'CanvasText', rule: 'CanvasText' },
	...{ link: 'LinkText', focus: 'Highlight', highlight: 'Highlight' }
} satisfies Partial<Record<ColorName, string>>)
	.map(([name, color]) => `--${name}:${color}`)
	.join(';');

/** What a reader may choose; the system's own scheme counts until they do. */
export const themeChoices = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof themeChoices)[number];

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
