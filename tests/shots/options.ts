import { parseArgs } from 'node:util';

const themes = ['light', 'dark'] as const;
const renderers = ['svg', 'map'] as const;

export interface Size {
	width: number;
	height: number;
}

export interface ShotOptions {
	sizes: Size[];
	themes: (typeof themes)[number][];
	renderers: (typeof renderers)[number][];
	/** Indices of steps, from 0; all of them where none is asked for. */
	steps: number[] | undefined;
	/** The built site. */
	folder: string;
	/** Widest cell of a sheet, in CSS pixels. */
	cell: number;
}

const usual = {
	sizes: '390x844,768x1024,1440x900,1920x1080',
	themes: themes.join(),
	renderers: renderers.join(),
	steps: '',
	folder: 'build',
	cell: '640'
};

/**
 * What the command line asks for: `--sizes 390x844 --themes dark --renderers svg --steps 0,6 --folder build --cell 640`.
 * @throws {Error} for an option or a value that is not known
 */
export function shotOptions(args: readonly string[]): ShotOptions {
	const { values } = parseArgs({
		args: [...args],
		options: Object.fromEntries(
			Object.entries(usual).map(([name, value]) => [name, { type: 'string' as const, default: value }])
		)
	});
	const given = values as typeof usual;
	return {
		sizes: words(given.sizes).map(sizeOf),
		themes: words(given.themes).map((word) => oneOf(themes, word)),
		renderers: words(given.renderers).map((word) => oneOf(renderers, word)),
		steps: given.steps ? words(given.steps).map(wholeNumber) : undefined,
		folder: given.folder,
		cell: wholeNumber(given.cell)
	};
}

const words = (list: string) => list.split(',').map((word) => word.trim());

function sizeOf(word: string): Size {
	const [, width, height] = /^(\d+)x(\d+)$/.exec(word) ?? [];
	if (!width || !height) throw new Error(`"${word}" is not a size such as 390x844.`);
	return { width: Number(width), height: Number(height) };
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
	const found = known.find((candidate) => candidate === word);
	if (!found) throw new Error(`"${word}" is none of ${known.join(', ')}.`);
	return found;
}

function wholeNumber(word: string): number {
	if (!/^\d+$/.test(word)) throw new Error(`"${word}" is not a whole number.`);
	return Number(word);
}
