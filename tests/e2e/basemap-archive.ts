import { PNG } from 'pngjs';

/** Bytes of a number as Protocol Buffers and PMTiles write it. */
function varint(value: number): number[] {
	const bytes = [];
	for (let rest = value; ; rest = Math.floor(rest / 128)) {
		if (rest < 128) return [...bytes, rest];
		bytes.push((rest % 128) + 128);
	}
}

/** A field of Protocol Buffers with a length. */
const field = (number: number, bytes: Uint8Array | number[]) => [number * 8 + 2, ...varint(bytes.length), ...bytes];

/** A vector tile whose one layer covers it whole. */
function fullTile(layer: string): Uint8Array {
	// Move to 0,0; lines to 4096,0, 4096,4096 and 0,4096; close. Steps are zigzag.
	const outline = [9, 0, 0, 26, ...varint(8192), 0, 0, ...varint(8192), ...varint(8191), 0, 15];
	const feature = [0x18, 3, ...field(4, outline)];
	const extent = [0x28, ...varint(4096)];
	return Uint8Array.from(
		field(3, [0x78, 2, ...field(1, new TextEncoder().encode(layer)), ...field(2, feature), ...extent])
	);
}

/** A picture of one colour, as a tile; opaque, if nothing else is asked. */
export function pictureTile([red, green, blue]: readonly [number, number, number], alpha = 255): Buffer {
	const png = new PNG({ width: 256, height: 256 });
	for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, alpha], at);
	return PNG.sync.write(png);
}

/**
 * A small archive in the format PMTiles 3: the same tile everywhere, down to zoom 3.
 * @param tile a picture, or the name of the one layer of a vector tile that covers it
 */
export function archiveOf(tile: Buffer | string): Buffer {
	const isVector = typeof tile === 'string';
	const data = isVector ? fullTile(tile) : tile;
	const count = 1 + 4 + 16 + 64;
	// One entry: from tile 0 on, `count` times, so long, at the beginning of the data.
	const root = Buffer.from([1, 0, ...varint(count), ...varint(data.length), 1]);
	const metadata = Buffer.from(
		JSON.stringify({
			attribution: '<b>Tests</b> & <a href="https://example.org">others</a>',
			...(isVector && { vector_layers: [{ id: tile, fields: {} }] })
		})
	);
	const header = Buffer.alloc(127);
	header.write('PMTiles', 0);
	header[7] = 3;
	let at = header.length;
	for (const [index, part] of [root, metadata, Buffer.alloc(0), data].entries()) {
		header.writeBigUInt64LE(BigInt(at), 8 + index * 16);
		header.writeBigUInt64LE(BigInt(part.length), 16 + index * 16);
		at += part.length;
	}
	for (const offset of [72, 80, 88]) header.writeBigUInt64LE(BigInt(offset === 72 ? count : 1), offset);
	// Clustered; neither directories nor tiles are compressed; the type of the tiles; zooms 0 to 3.
	header.set([1, 1, 1, isVector ? 1 : 2, 0, 3], 96);
	header.writeInt32LE(-1_800_000_000, 102);
	header.writeInt32LE(-850_000_000, 106);
	header.writeInt32LE(1_800_000_000, 110);
	header.writeInt32LE(850_000_000, 114);
	return Buffer.concat([header, root, metadata, data]);
}
