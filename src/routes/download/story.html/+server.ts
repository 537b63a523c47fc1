import { singleFileMarkup } from '../../../single-file/markup.ts';

export const prerender = true;

export function GET() {
	return new Response(singleFileMarkup(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
