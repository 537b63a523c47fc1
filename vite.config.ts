import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
			paths: { relative: true },
			serviceWorker: { register: false }
		})
	],
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'geodata/**/*.test.ts']
	}
});
