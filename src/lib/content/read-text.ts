import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

/** No file of a story comes near it; a file beyond it is refused before it is read. */
export const largestFile = 2 * 1024 * 1024;

/**
 * The text of a file, without a byte order mark, or what is wrong with the file in words ("expected …; found …").
 * @param path of the file
 */
export function readText(path: string): { text: string } | { problem: string } {
	let file: number;
	try {
		file = openSync(path, 'r');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
		return {
			problem: `expected a file; found ${code === 'ENOENT' ? 'none of this name' : `one that cannot be opened (${code})`}`
		};
	}
	try {
		const stats = fstatSync(file);
		if (!stats.isFile()) {
			return { problem: `expected a file; found ${stats.isDirectory() ? 'a folder' : 'something else'}` };
		}
		if (stats.size > largestFile) {
			const limit = largestFile / 1024 / 1024;
			return { problem: `expected at most ${limit} MB; found ${(stats.size / 1024 / 1024).toFixed(1)} MB` };
		}
		return decode(readFileSync(file));
	} finally {
		closeSync(file);
	}
}

function decode(bytes: Uint8Array): { text: string } | { problem: string } {
	const offset = firstInvalidByte(bytes);
	if (offset === undefined) return { text: new TextDecoder().decode(bytes) };
	const byte = bytes[offset]?.toString(16).padStart(2, '0');
	return { problem: `expected UTF-8; found the byte 0x${byte} at offset ${offset}, which no UTF-8 text has there` };
}

/** Index of the first byte that is not UTF-8, or of the character that the end cuts off. */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
	const isBeginning = (length: number) => {
		try {
			new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
			return true;
		} catch {
			return false;
		}
	};
	const isWhole = (length: number) => {
		try {
			new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
			return true;
		} catch {
			return false;
		}
	};
	if (isWhole(bytes.length)) return undefined;

	let valid = 0;
	let invalid = bytes.length + 1;
	while (invalid - valid > 1) {
		const middle = Math.floor((valid + invalid) / 2);
		if (isBeginning(middle)) valid = middle;
		else invalid = middle;
	}
	while (valid > 0 && !isWhole(valid)) valid--;
	return valid;
}
