import type { Page } from '@playwright/test';

/** Listens to the first live region of a page; what is returned gives all that it has said since, in order. */
export async function hearStatus(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const said: string[] = [];
		Object.assign(window, { said });
		const region = document.querySelector('[role="status"]');
		if (!region) throw new Error('no live region');
		new MutationObserver(() => said.push(region.textContent)).observe(region, {
			childList: true,
			characterData: true,
			subtree: true
		});
	});
	return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
