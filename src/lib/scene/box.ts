/** A rectangle on the stage, in CSS pixels from the stage's middle. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Space between two labels, in CSS pixels. */
const gap = 3;

/** How much two rectangles overlap, with the space that labels keep, in square pixels. */
export function overlapArea(a: Box, b: Box): number {
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + gap;
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + gap;
	return width > 0 && height > 0 ? width * height : 0;
}

/** How much of a rectangle lies outside the stage, in square pixels. */
export function outsideArea(box: Box, stage: Box): number {
	const width = box.right - box.left;
	const height = box.bottom - box.top;
	const inside =
		Math.max(0, Math.min(box.right, stage.right) - Math.max(box.left, stage.left)) *
		Math.max(0, Math.min(box.bottom, stage.bottom) - Math.max(box.top, stage.top));
	return width * height - inside;
}
