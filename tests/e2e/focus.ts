import type { Page } from '@playwright/test';

/** A stop of the Tab key. */
export interface Stop {
	/** What it is, for messages: element, and the words on it. */
	what: string;
	/** Whether some of it is seen: in the viewport, and under nothing else. */
	isSeen: boolean;
	/** Whether an outline of two pixels or more is around it. */
	isOutlined: boolean;
	/** Whether it lies in the region of the map, and in the time line. */
	isInMap: boolean;
	isInTimeLine: boolean;
}

/** What has the focus; undefined where nothing of the page has it. */
export function stopAt(page: Page): Promise<Stop | undefined> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return undefined;
		const shares = [0.1, 0.5, 0.9];
		const isSeen = [...element.getClientRects()].some(({ left, top, width, height }) =>
			shares.some((across) =>
				shares.some((down) => {
					const hit = document.elementFromPoint(left + width * across, top + height * down);
					return hit !== null && (element.contains(hit) || (hit.contains(element) && hit.localName === 'label'));
				})
			)
		);
		// A frame shows in itself what has the focus there.
		const isFrame = element.localName === 'iframe';
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const words = element.getAttribute('aria-label') ?? element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
		return {
			what: `${element.localName} “${words}”`,
			isSeen,
			isOutlined: isFrame || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
			isInMap: element.closest('[data-map]') !== null,
			isInTimeLine: element.closest('.time-line') !== null
		};
	});
}

/** Presses a key until nothing of the page has the focus any more; returns every stop on the way. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
	const stops: Stop[] = [];
	for (let presses = 0; presses < 500; presses += 1) {
		await page.keyboard.press(key);
		const stop = await stopAt(page);
		if (!stop) return stops;
		stops.push(stop);
	}
	throw new Error(`the focus does not leave the page within 500 presses of ${key}`);
}
