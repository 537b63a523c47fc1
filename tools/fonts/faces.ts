import { createRequire } from 'node:module';

/** One style of one family of the site: a `@font-face` in CSS, a name of `font-faces` in a map style. */
export interface Face {
	/** Family name in CSS. */
	family: 'Story Serif' | 'Story Sans' | 'Story Arabic';
	/** Name in a map style's `font-faces` and `text-font`, where weight is part of the name. */
	mapName: string;
	weight: 400 | 600;
	style: 'normal' | 'italic';
	/** File name without extension, of the font cut to the story. */
	name: string;
	package: string;
	/** Files of the package, the one to look into first standing first; together they are the typeface. */
	sources: readonly string[];
}

const { resolve } = createRequire(import.meta.url);

function face(
	family: Face['family'],
	weight: Face['weight'],
	style: Face['style'],
	slug: string,
	scripts: string[]
): Face {
	const variant = `${weight}${style === 'italic' ? '-italic' : ''}`;
	return {
		family,
		mapName: `${family}${weight === 600 ? ' SemiBold' : ''}${style === 'italic' ? ' Italic' : ''}`,
		weight,
		style,
		name: `${family.toLowerCase().replace(' ', '-')}-${variant}`,
		package: `@fontsource/${slug}`,
		sources: scripts.map((script) => resolve(`@fontsource/${slug}/files/${slug}-${script}-${weight}-${style}.woff2`))
	};
}

const latin = ['latin', 'latin-ext'];

/** Source Serif 4 for prose and titles, Source Sans 3 for labels and the interface, Vazirmatn for Arabic and Persian. */
export const faces = {
	serif: face('Story Serif', 400, 'normal', 'source-serif-4', latin),
	serifItalic: face('Story Serif', 400, 'italic', 'source-serif-4', latin),
	serifBold: face('Story Serif', 600, 'normal', 'source-serif-4', latin),
	sans: face('Story Sans', 400, 'normal', 'source-sans-3', latin),
	sansBold: face('Story Sans', 600, 'normal', 'source-sans-3', latin),
	arabic: face('Story Arabic', 400, 'normal', 'vazirmatn', ['arabic'])
} as const satisfies Record<string, Face>;
