/** A cell of a table: text, or a number with a point. */
export type Cell = string | number;

/** Excel takes a file without it for one of the machine's own encoding. */
const byteOrderMark = '\ufeff';

/**
 * A table as CSV (RFC 4180, UTF-8): the names of its columns, and a line for each row.
 * @param rows all with the same keys in the same order
 */
export function csv<const Row extends object>(columns: readonly (keyof Row & string)[], rows: readonly Row[]): string {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] as Cell))];
	return byteOrderMark + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would compute stands behind an apostrophe, which it takes for the mark of a text. */
function cellText(cell: Cell): string {
	if (typeof cell === 'number') return String(cell);
	const text = /^[=+@\t\r-]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
