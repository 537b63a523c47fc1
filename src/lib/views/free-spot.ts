type Offset = [right: number, down: number];

/**
 * The point nearest to the middle of an element around which a square lies under nothing else, in the element's own pixels
 * from its middle: a transform may magnify it.
 */
export function freeSpot(element: HTMLElement, size: number): Offset | undefined {
	const { left, top, width, height } = element.getBoundingClientRect();
	const magnified = width / element.clientWidth;
	const isOnTop = (right: number, down: number) => {
		const [x, y] = [left + width / 2 + right * magnified, top + height / 2 + down * magnified];
		return element.contains(document.elementFromPoint(x, y));
	};
	/** Places for the square's middle along a side, half a square apart. */
	const along = (length: number) => {
		const count = Math.max(Math.floor(length / size) - 1, 0);
		return Array.from({ length: 2 * count + 1 }, (_, index) => ((index - count) * size) / 2);
	};
	const rows = along(element.clientHeight);
	const spots = along(element.clientWidth).flatMap((right) => rows.map((down): Offset => [right, down]));
	const corners = [-size / 2, 0, size / 2];
	return spots
		.sort((one, other) => Math.hypot(...one) - Math.hypot(...other))
		.find(([right, down]) => corners.every((x) => corners.every((y) => isOnTop(right + x, down + y))));
}
