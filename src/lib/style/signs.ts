import type { SignName } from '../story/sign.ts';
import type { ColorName } from '../tokens/tokens.ts';

/** A sign on a grid of 16 by 16 CSS pixels around its middle: an outline, and the colour that goes with it. */
export interface SignStyle {
	d: string;
	color: ColorName;
}

/** Edge of the grid, in CSS pixels. */
export const signGrid = 16;

/** Drawn by us; every outline is drawn with the same stroke, or filled. */
export const signs: Readonly<Record<SignName, SignStyle>> = {
	square: { d: 'M-5-5H5V5H-5Z', color: 'sign-square' },
	triangle: { d: 'M0-6L6.2 5H-6.2Z', color: 'sign-triangle' },
	diamond: { d: 'M0-6.5L6.5 0L0 6.5L-6.5 0Z', color: 'sign-diamond' },
	cross: { d: 'M-2.2-6H2.2V-2.2H6V2.2H2.2V6H-2.2V2.2H-6V-2.2H-2.2Z', color: 'sign-cross' },
	hexagon: { d: 'M-3.3-5.7H3.3L6.6 0L3.3 5.7H-3.3L-6.6 0Z', color: 'sign-hexagon' },
	shield: { d: 'M-5.2-5.5H5.2V0Q5.2 4.2 0 6.5Q-5.2 4.2-5.2 0Z', color: 'sign-shield' },
	bubble: { d: 'M-6-5.5H6V3H.5L-3 6.5V3H-6Z', color: 'mark' },
	sheet: { d: 'M-4.5-6H1.5L4.5-3V6H-4.5Z', color: 'mark' }
};
