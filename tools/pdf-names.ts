/** The papers that are printed for. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** What a paper is called, by Chromium and by people. */
export const nameOf: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'Letter' };

/** The pages of a site that are printed. */
export const printedPages = ['handout', 'worksheet'] as const;
export type PrintedPage = (typeof printedPages)[number];

/** Where a page that is printed stands below the site's root. */
export const placeOf: Readonly<Record<PrintedPage, string>> = { handout: 'handout/', worksheet: 'handout/worksheet/' };

/** `handout-a4.pdf` */
export const pdfName = (page: string, paper: Paper) => `${page}-${paper}.pdf`;
