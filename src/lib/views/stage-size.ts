import type { Attachment } from 'svelte/attachments';

/** Tells the size of its element's content, in CSS pixels: at once, and whenever it changes. */
export function tellSize(onsize: (size: { width: number; height: number }) => void): Attachment<HTMLElement> {
	return (element) => {
		const tell = ({ width, height }: DOMRectReadOnly) => onsize({ width, height });
		const observer = new ResizeObserver(([entry]) => entry && tell(entry.contentRect));
		observer.observe(element);
		// As the observer measures it: without the transforms that magnify it.
		onsize({ width: element.clientWidth, height: element.clientHeight });
		return () => observer.disconnect();
	};
}
