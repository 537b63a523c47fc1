import type { Attachment } from 'svelte/attachments';

/** Lets the keyboard reach its element while that has more text than it shows: Safari does not do so by itself. */
export const scrolledByKeys: Attachment<HTMLElement> = (element) => {
	const look = () => {
		if (element.scrollHeight > element.clientHeight + 1) element.tabIndex = 0;
		else element.removeAttribute('tabindex');
	};
	const [sizes, texts] = [new ResizeObserver(look), new MutationObserver(look)];
	sizes.observe(element);
	texts.observe(element, { childList: true, subtree: true, characterData: true });
	return () => {
		sizes.disconnect();
		texts.disconnect();
	};
};
