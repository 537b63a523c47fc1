import type { Attachment } from 'svelte/attachments';

/** After this time without a movement the cursor is in the way, in milliseconds. */
const patience = 2000;

/** Marks its element with `data-quiet` while the mouse rests, so that a stylesheet can hide the cursor. */
export const quietCursor: Attachment<HTMLElement> = (element) => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const wake = () => {
		delete element.dataset.quiet;
		clearTimeout(timer);
		timer = setTimeout(() => (element.dataset.quiet = ''), patience);
	};
	wake();
	element.addEventListener('pointermove', wake);
	return () => {
		clearTimeout(timer);
		element.removeEventListener('pointermove', wake);
	};
};
