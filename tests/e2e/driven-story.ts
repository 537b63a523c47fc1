import type { Frame, Page } from '@playwright/test';
import { expect } from './host-pages.ts';

/** A host's page with our script, and the embed's address in its element. */
export const hostOf = (hosts: { url: string }, site: { url: string }, name = 'script') =>
	`${hosts.url}${name}.html?embed=${encodeURIComponent(`${site.url}embed/`)}`;

/** The frame of a story that the host scrolls, once the host knows how long it is. */
export async function drivenFrame(page: Page, index = 0): Promise<Frame> {
	const frame = await (await page.locator('map-story iframe').nth(index).elementHandle())?.contentFrame();
	if (!frame) throw new Error('no frame');
	await frame.waitForFunction(() => 'mapStory' in window);
	const track = page.locator('map-story').nth(index);
	await expect
		.poll(async () => {
			const length = await frame.evaluate(() => document.documentElement.scrollHeight);
			return length - (await track.evaluate((element) => element.getBoundingClientRect().height));
		})
		.toBe(0);
	return frame;
}

/** Scrolls the host so that the story is this many pixels down, and reads the story when it is. */
export async function scrollStory(page: Page, frame: Frame, top: number, index = 0) {
	await page
		.locator('map-story')
		.nth(index)
		.evaluate((element, down) => {
			const pin = parseFloat(getComputedStyle(element).getPropertyValue('--map-story-top')) || 0;
			scrollTo({ top: element.getBoundingClientRect().top + scrollY - pin + down, behavior: 'instant' });
		}, top);
	const there = await frame.evaluate(async (wanted) => {
		const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
		while (Math.abs(scrollY - wanted) >= 1) await painted();
		await painted();
		await painted();
		const map = document.querySelector<HTMLElement>('[data-map]');
		return {
			position: window.mapStory?.position ?? NaN,
			step: map?.dataset.step,
			map: map?.getBoundingClientRect().top ?? NaN
		};
	}, top);
	const pinned = await page
		.locator('map-story iframe')
		.nth(index)
		.evaluate((iframe) => iframe.getBoundingClientRect().top);
	return { ...there, frame: pinned };
}

/** The step that the story itself shows. */
export const stepIn = (frame: Frame) => frame.locator('[data-map]').getAttribute('data-step');
