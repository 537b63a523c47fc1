import type { TestProject } from 'vitest/node';
import { settingsFrom, type PropertySettings } from './settings.ts';

declare module 'vitest' {
	interface ProvidedContext {
		properties: PropertySettings;
	}
}

/** Vitest's global set-up: the settings of all properties of this run, said once and handed to every test file. */
export default function announceProperties({ provide }: TestProject): void {
	const settings = settingsFrom(process.env);
	const { numRuns, seed } = settings;
	console.log(`Properties: ${numRuns} runs each from seed ${seed}; SEED=${seed} tries the same again.`);
	provide('properties', settings);
}
