import { at, expect, test, watch } from './fixtures.ts';

/** A page of the contract's shape whose map moves for ten frames before it rests. */
const moving = `<!doctype html><title>moving</title><div data-map data-step="a" data-position="0" data-center="44.1,33.2"
	data-zoom="5" data-renderer="svg" data-state="drawn"></div><script>
	const region = document.querySelector('[data-map]');
	let frame = 0;
	const move = () => {
		frame += 1;
		region.dataset.position = String(frame / 10);
		if (frame < 10) requestAnimationFrame(move);
		if (frame === 3) window.mapStory = {};
	};
	requestAnimationFrame(move);
</script>`;

test('page errors, console errors and requests to other hosts are problems, also in a popup and in a worker', async ({
	browser,
	site
}) => {
	const context = await browser.newContext();
	const problems = watch(context);
	const page = await context.newPage();
	await page.route('http://other.invalid/**', (route) => route.fulfill({ status: 200, body: '' }));
	// A page without a Content Security Policy, which would refuse most of it.
	const bare = `${site.url}bare`;
	await page.route(bare, (route) => route.fulfill({ contentType: 'text/html', body: '<title>bare</title>' }));
	await page.goto(bare);
	expect(problems).toEqual([]);

	await page.evaluate(async () => {
		console.error('said by the page');
		setTimeout(() => {
			throw new Error('thrown by the page');
		});
		await fetch('http://other.invalid/from-page', { mode: 'no-cors' });
		const code = `fetch('http://other.invalid/from-worker', { mode: 'no-cors' }).finally(() => postMessage('done'))`;
		const worker = new Worker(URL.createObjectURL(new Blob([code])));
		await new Promise((resolve) => (worker.onmessage = resolve));
		const popup = window.open('about:blank');
		popup?.document.write('<script>console.error("said by the popup")</script>');
	});
	for (const problem of [
		'console error: said by the page',
		'page error: Error: thrown by the page',
		'request to another host: http://other.invalid/from-page',
		'request to another host: http://other.invalid/from-worker',
		'console error: said by the popup'
	]) {
		await expect.poll(() => problems.join('\n')).toContain(problem);
	}
	await context.close();
});

test('a problem that was not expected fails the test (so this one has to fail)', async ({ page }) => {
	test.fail();
	await page.setContent('<script>console.error("said by the page")</script>');
});

test.describe('a problem that was expected', () => {
	test.use({ expectedProblems: [/said by the page/] });

	test('fails nothing', async ({ page }) => {
		await page.setContent('<script>console.error("said by the page")</script>');
	});
});

test('the state of the map is read when it is at rest', async ({ page }) => {
	await page.setContent(moving);
	expect(await at(page)).toEqual({
		step: 'a',
		position: 1,
		center: [44.1, 33.2],
		zoom: 5,
		renderer: 'svg',
		state: 'drawn'
	});
});

test('a second map in the page is refused', async ({ page }) => {
	await page.setContent(`${moving}<div data-map></div>`);
	await expect(at(page)).rejects.toThrow('2 elements carry data-map');
});

test('an attribute that is missing is refused', async ({ page }) => {
	await page.setContent(moving.replace('data-zoom="5"', ''));
	await expect(at(page)).rejects.toThrow("zoom of the map's region");
});
