import { singleFileMarkup } from '../../single-file/markup.ts';

/** The story as one file, as the tool that completes it gets it. */
export function singleFileAnswer(options: Parameters<typeof singleFileMarkup>[0]): Response {
	return new Response(singleFileMarkup(options), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
