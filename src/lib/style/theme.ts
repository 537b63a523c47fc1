/** Every colour of the site and of both map renderers, so that a missing one does not compile. */
export const colorNames = [
	'paper',
	'raised',
	'ink',
	'ink-soft',
	'rule',
	'link',
	'focus',
	'water',
	'land',
	'coast',
	'border',
	'river',
	'graticule',
	'mark',
	'mark-edge',
	'highlight',
	'uncertain',
	'distance',
	'runway',
	'runway-closed',
	'label',
	'label-soft',
	'label-halo'
] as const;

export type ColorName = (typeof colorNames)[number];

/** Colours as `#rrggbb`. */
export type Theme = Readonly<Record<ColorName, string>>;

export type ThemeName = 'light' | 'dark';

export const themes: Readonly<Record<ThemeName, Theme>> = {
	light: {
		paper: '#fbf9f4',
		raised: '#ffffff',
		ink: '#211f1b',
		'ink-soft': '#5d574d',
		rule: '#d9d3c7',
		link: '#0b5a78',
		focus: '#0b5a78',
		water: '#d3dee2',
		land: '#f1ece1',
		coast: '#9fb1b8',
		border: '#b5aa98',
		river: '#b3c6cd',
		graticule: '#d8d2c5',
		mark: '#211f1b',
		'mark-edge': '#fbf9f4',
		highlight: '#b3461b',
		uncertain: '#96600a',
		distance: '#5d574d',
		runway: '#4a463f',
		'runway-closed': '#8f8778',
		label: '#211f1b',
		'label-soft': '#665f54',
		'label-halo': '#f6f2e9'
	},
	dark: {
		paper: '#16181b',
		raised: '#202327',
		ink: '#ece7dd',
		'ink-soft': '#aba598',
		rule: '#3a3d42',
		link: '#8cc4dd',
		focus: '#8cc4dd',
		water: '#101a20',
		land: '#26282b',
		coast: '#45545c',
		border: '#5a564f',
		river: '#33454e',
		graticule: '#34373a',
		mark: '#f2ede3',
		'mark-edge': '#16181b',
		highlight: '#f08a5a',
		uncertain: '#e3a94c',
		distance: '#b5afa2',
		runway: '#c9c3b6',
		'runway-closed': '#87817a',
		label: '#f2ede3',
		'label-soft': '#b0a99c',
		'label-halo': '#1d1f22'
	}
};
