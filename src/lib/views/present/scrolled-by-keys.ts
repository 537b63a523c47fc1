import type { Attachment } from 'svelte/attachments';

/**
 * Lets the keyboard reach and scroll its element while that has more text than it shows: `data-scrolled` tells the keys
 * of a talk that the arrows are the element's own. (Safari does not stop at what scrolls by itself.)
 */
export const scrolledByKeys: Attachment<HTMLElement> = (element) => {
	const look = () => {
		const isCut = element.scrollHeight > element.clientHeight + 1;
		element.toggleAttribute('data-scrolled', isCut);
		if (isCut) element.tabIndex = 0;
		else element.removeAttribute('tabindex');
	};
	const [sizes, texts] = [new ResizeObserver(look), new MutationObserver(look)];
	sizes.observe(element);
	texts.observe(element, { childList: true, subtree: true, characterData: true, attributeFilter: ['style'] });
	return () => {
		sizes.disconnect();
		texts.disconnect();
	};
};
