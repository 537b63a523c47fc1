import type { Attachment } from 'svelte/attachments';
import { colorNames, themes, type ThemeName } from '../tokens/tokens.ts';

/** Gives an element, and all in it, the colours of a theme, whatever the page's is; without one the page's count. */
export function inTheme(theme: () => ThemeName | undefined): Attachment<HTMLElement> {
	return ({ style }) => {
		$effect(() => {
			const name = theme();
			if (!name) return;
			for (const color of colorNames) style.setProperty(`--${color}`, themes[name][color]);
			style.setProperty('color-scheme', name);
			style.setProperty('color', 'var(--ink)');
			return () => {
				for (const property of [...colorNames.map((color) => `--${color}`), 'color-scheme', 'color'])
					style.removeProperty(property);
			};
		});
	};
}
