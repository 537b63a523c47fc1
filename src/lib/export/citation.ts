import type { Meta } from '../story/story.ts';

/** What a citation is made of. */
export type Cited = Pick<Meta, 'id' | 'title' | 'standfirst' | 'language' | 'article' | 'updated'>;

/** An item of CSL-JSON, as reference managers read it; `issued` holds year, month and day, as far as they are known. */
export interface CslItem {
	id: string;
	type: 'map' | 'article-newspaper';
	title: string;
	language: string;
	genre?: string;
	abstract?: string;
	URL?: string;
	publisher?: string;
	issued?: { 'date-parts': [number[]] };
	note?: string;
}

const genre = 'Interactive map story';

/**
 * The story and the article that it is about, as CSL-JSON. Nobody is named as the author, for a story names none; a
 * publisher of the article who is not certain stands in a note.
 * @param address of the story, where its publisher has told it
 */
export function citationCsl(meta: Cited, address?: string): CslItem[] {
	const { article, language } = meta;
	return [
		{
			id: meta.id,
			type: 'map',
			title: meta.title,
			language,
			genre,
			abstract: meta.standfirst,
			...(address && { URL: address }),
			...(meta.updated && { issued: issuedOn(meta.updated) })
		},
		{
			id: articleId(meta),
			type: 'article-newspaper',
			title: article.headline,
			language,
			...(article.publisher.certainty === 'certain' && { publisher: article.publisher.name }),
			issued: issuedOn(article.date.start),
			...(article.publisher.certainty !== 'certain' && { note: publisherInWords(meta) })
		}
	];
}

/** Both as BibTeX. */
export function citationBibtex(meta: Cited, address?: string): string {
	return citationCsl(meta, address)
		.map(({ id, title, genre: kind, URL: url, publisher, issued, note }) => {
			const [year, month] = issued?.['date-parts'][0] ?? [];
			const fields: (string | undefined)[] = [
				`title = {{${texText(title)}}}`,
				kind && `howpublished = {${texText(kind)}}`,
				publisher && `publisher = {${texText(publisher)}}`,
				year && `year = {${year}}`,
				month && `month = ${months[month - 1]}`,
				url && `url = {${url}}`,
				note && `note = {${texText(note)}}`
			].map((field) => field || undefined);
			return `@misc{${id},\n${fields.flatMap((field) => (field ? [`\t${field}`] : [])).join(',\n')}\n}\n`;
		})
		.join('\n');
}

/** Both in words. */
export function citationText(meta: Cited, address?: string): string {
	const { article } = meta;
	const story = [endedTitle(meta.title), `${genre}.`, address && `${address}.`, meta.updated && `${meta.updated}.`];
	return [
		story.filter(Boolean).join(' '),
		`About the article “${article.headline}”, ${article.date.start}. ${publisherInWords(meta)}.`,
		''
	].join('\n');
}

const articleId = ({ id }: Cited) => `${id}-article`;

const endedTitle = (title: string) => (/[.?!…]$/.test(title) ? title : `${title}.`);

function publisherInWords({ article: { publisher } }: Cited): string {
	const { name, certainty } = publisher;
	if (certainty === 'certain') return `Publisher: ${name}`;
	return certainty === 'likely' ? `Likely publisher, not proven: ${name}` : 'The publisher is not known';
}

const issuedOn = (iso: string) => ({ 'date-parts': [iso.slice(0, 10).split('-').map(Number)] as [number[]] });

/** BibTeX has a word for each. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const texSigns: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

/** A text in which no sign is a command of TeX. */
function texText(text: string): string {
	return text.replace(/[\\~^]|[&%$#_{}]/g, (sign) => texSigns[sign] ?? `\\${sign}`);
}
