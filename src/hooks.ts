import type { Transport } from '@sveltejs/kit';
import { keptMarkup, Prerendered } from '#lib/views/prerendered.ts';

export const transport: Transport = {
	Prerendered: {
		encode: (value: unknown) => value instanceof Prerendered && 1,
		decode: () => keptMarkup
	}
};
