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
	'sign-square',
	'sign-triangle',
	'sign-diamond',
	'sign-cross',
	'sign-hexagon',
	'sign-shield',
	'label',
	'label-soft',
	'label-halo'
] as const;

export type ColorName = (typeof colorNames)[number];

/** Colours as `#rrggbb`. */
export type Theme = Readonly<Record<ColorName, string>>;

export type ThemeName = 'light' | 'dark';

/** What a reader may choose; the system's own scheme counts until they do. */
export const themeChoices = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof themeChoices)[number];

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
		'runway-closed': '#7a7264',
		'sign-square': '#198a74',
		'sign-triangle': '#3f49ab',
		'sign-diamond': '#99680b',
		'sign-cross': '#912a00',
		'sign-hexagon': '#724362',
		'sign-shield': '#4d206a',
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
		'runway-closed': '#999389',
		'sign-square': '#30bc9c',
		'sign-triangle': '#6b7ee0',
		'sign-diamond': '#f9b52d',
		'sign-cross': '#d76424',
		'sign-hexagon': '#987ca2',
		'sign-shield': '#bcbdfe',
		label: '#f2ede3',
		'label-soft': '#b0a99c',
		'label-halo': '#1d1f22'
	}
};

/** Type, space and motion of the site, as CSS custom properties: `--title`, `--space-2`. */
export const tokens = {
	/** Type scale: fluid from a phone of 320 px to a screen of 1920 px. */
	small: '0.9375rem',
	tiny: '0.875rem',
	micro: '0.8125rem',
	mini: '0.75rem',
	least: '0.6875rem',
	body: 'clamp(1.125rem, 0.75rem + 0.417vw, 1.25rem)',
	title: 'clamp(1.55rem, 1.3rem + 1vw, 2.1rem)',
	display: 'clamp(2.1rem, 1.5rem + 2.6vw, 3.6rem)',
	/** In an embed, whose frame is smaller than a page. */
	'embed-body': '1.0625rem',
	'embed-title': '1.375rem',
	'embed-small-title': '1.125rem',
	/** Beside the labels of a map, which do not grow with the page's text. */
	'map-text': '12px',
	'map-strong': '14px',
	/** Longest line of prose: 60 to 70 characters. */
	measure: '61ch',
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

/** What a label on the map names; it decides size, weight and which label gives way. */
export type LabelKind = 'country' | 'area' | 'capital' | 'city' | 'site' | 'distance' | 'runway' | 'towards' | 'ring';

export interface LabelType {
	/** CSS pixels. */
	size: number;
	weight: 'regular' | 'semibold';
	/** Letter spacing in ems, for a label of one line: letters of Arabic script are joined and cannot be spaced. */
	tracking: number;
	capitals: boolean;
}

/** Line height of every label, in ems of its size. */
export const labelLine = 1.2;

export const labelTypes: Readonly<Record<LabelKind, LabelType>> = {
	country: { size: 12, weight: 'regular', tracking: 0.18, capitals: true },
	area: { size: 12, weight: 'regular', tracking: 0.06, capitals: false },
	capital: { size: 14, weight: 'semibold', tracking: 0, capitals: false },
	city: { size: 13, weight: 'regular', tracking: 0, capitals: false },
	site: { size: 14, weight: 'semibold', tracking: 0, capitals: false },
	distance: { size: 12, weight: 'regular', tracking: 0, capitals: false },
	runway: { size: 12, weight: 'regular', tracking: 0.02, capitals: false },
	towards: { size: 12, weight: 'regular', tracking: 0, capitals: false },
	ring: { size: 12, weight: 'regular', tracking: 0, capitals: false }
};

/** Size of the smallest letters of a map's labels, in CSS pixels: 24 on a stage that is magnified twice. */
const leastSize = 12;

/** Size of the native name under a label, as a share of the label's size. */
export const nativeShareOf = (kind: LabelKind): number => Math.max(0.92, leastSize / labelTypes[kind].size);
