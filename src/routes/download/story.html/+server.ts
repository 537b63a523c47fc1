import { singleFileAnswer } from '../single-file-answer.ts';

export const prerender = true;

export function GET() {
	return singleFileAnswer({ hasNotes: false });
}
