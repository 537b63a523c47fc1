import { defineConfig, devices } from '@playwright/test';
import { findChromium, thisMachine } from './tools/chromium.js';

// Workers load this file again; the environment hands the answer on to them.
process.env.CHROME_PATH ??= await findChromium(thisMachine({ mayInstall: false }));

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.e2e.ts',
	outputDir: 'test-results/browser',
	reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
	timeout: 90_000,
	expect: { timeout: 15_000 },
	forbidOnly: true,
	retries: 0,
	workers: 3,
	use: {
		...devices['Desktop Chrome'],
		actionTimeout: 15_000,
		navigationTimeout: 30_000,
		trace: 'off',
		// A service worker would answer where a test looks at the network; tests of it let it in.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath: process.env.CHROME_PATH,
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				// Pages are drawn by the processor: without a graphics card, drawing them by GL takes several times as long.
				'--disable-gpu-rasterization',
				'--disable-gpu-compositing',
				// WebGL without a graphics card.
				'--use-gl=angle',
				'--use-angle=swiftshader',
				'--enable-unsafe-swiftshader'
			]
		}
	}
});
