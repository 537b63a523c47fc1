import type { PNG } from 'pngjs';

/** How many colours cover more than a thousandth of a picture. */
export function mainColours({ data, width, height }: PNG): number {
	const counts = new Map<string, number>();
	for (let byte = 0; byte < data.length; byte += 4) {
		const colour = data.subarray(byte, byte + 3).join();
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	return [...counts.values()].filter((count) => count > (width * height) / 1000).length;
}

/** Relative luminance of the pixel that begins at a byte of a picture, as WCAG 2.2 defines it. */
function luminance(data: Buffer, at: number): number {
	const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
		const value = (data[at + channel] ?? 0) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Highest contrast of two pixels within a rectangle of a picture, which is in pixels of the picture. */
export function contrastWithin(
	{ data, width, height }: PNG,
	box: { x: number; y: number; width: number; height: number }
): number {
	let [darkest, lightest] = [1, 0];
	for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); y += 1) {
		for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); x += 1) {
			const light = luminance(data, (y * width + x) * 4);
			darkest = Math.min(darkest, light);
			lightest = Math.max(lightest, light);
		}
	}
	return (lightest + 0.05) / (darkest + 0.05);
}
