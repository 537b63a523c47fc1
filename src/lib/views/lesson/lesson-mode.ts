import { mount, unmount } from 'svelte';
import type { LedgerPanelData } from '../ledger-page.ts';
import type { StepQuestions } from '../present/present-page.ts';
import LessonNote from './LessonNote.svelte';
import './lesson-mode.css';
import StepTasks from './StepTasks.svelte';

/** Where a lesson's data are. */
export interface LessonAddresses {
	/** Of the questions of every step. */
	questionsUrl: string;
	/** Of the ledger. */
	ledgerUrl: string;
}

/**
 * Adds to the story's page what a class needs: behind each step's quotations its questions, and its claims to be sorted,
 * which show how sure they are once they are compared. The text is prerendered, so it is added to from outside.
 * @returns what takes it away again
 */
export async function startLesson(addresses: LessonAddresses): Promise<() => void> {
	// Before the data come, a reader whose page is not yet scrolled may have left it.
	const named = location.hash.slice(1);
	const data = await load(addresses).catch(() => undefined);
	const mounted: Record<string, unknown>[] = [];
	const header = document.querySelector('.reader > header');
	if (header) mounted.push(mount(LessonNote, { target: header, props: { isReady: data !== undefined } }));
	const places: HTMLElement[] = [];
	for (const section of data ? document.querySelectorAll<HTMLElement>('section[data-step-id]') : []) {
		const { stepId: step = '' } = section.dataset;
		const questions = data?.questions.find((one) => one.step === step)?.questions ?? [];
		const claims = data?.ledger.claims.filter((claim) => claim.step === step) ?? [];
		if (!data || !(questions.length || claims.length)) continue;
		const target = document.createElement('div');
		placeBehindQuotations(section, target);
		places.push(target);
		section.dataset.guessing = '';
		const onlook = (mayLook: boolean) => void section.toggleAttribute('data-guessing', !mayLook);
		const props = { step, questions, claims, speakers: data.ledger.speakers, onlook };
		mounted.push(mount(StepTasks, { target, props }));
	}
	// The step that the address names has moved on.
	if (named) document.getElementById(named)?.scrollIntoView({ block: 'start', behavior: 'instant' });
	return () => {
		for (const component of mounted) void unmount(component);
		for (const place of places) place.remove();
		for (const section of document.querySelectorAll('[data-guessing]')) section.removeAttribute('data-guessing');
	};
}

async function load({ questionsUrl, ledgerUrl }: LessonAddresses) {
	const [questions, data] = await Promise.all([questionsUrl, ledgerUrl].map(answerOf));
	return { questions: questions as StepQuestions[], ledger: (data as LedgerPanelData).ledger };
}

async function answerOf(url: string): Promise<unknown> {
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
	return answer.json();
}

function placeBehindQuotations(section: HTMLElement, tasks: HTMLElement): void {
	const text = section.querySelector('[data-reading]');
	const quotations = text?.querySelectorAll(':scope > :is(blockquote, .side-by-side)');
	const last = quotations?.[quotations.length - 1];
	if (last) last.after(tasks);
	else text?.append(tasks);
}
