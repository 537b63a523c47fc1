import { dataFile } from '../files.ts';

export const prerender = true;

export function GET() {
	return new Response(dataFile('questions'), { headers: { 'content-type': 'application/json' } });
}
