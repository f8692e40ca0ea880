/** Figures of pages that lead to what explains them, and what stands there. */
import { expect } from 'vitest';
import { raw, type App } from './app.ts';

/** As a browser shows it: without tags, and characters that only keep words in order. */
function textOf(html: string): string {
	return html
		.replaceAll(/<!--[\s\S]*?-->|<[^>]+>/g, '')
		.replaceAll('&amp;', '&')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

export interface FigureLink {
	readonly href: string;
	readonly figure: string;
}

/** Every figure of a page that is a link to its trace. */
export function figuresIn(html: string): FigureLink[] {
	return [...html.matchAll(/<a class="why[^"]*"([^>]*)>([\s\S]*?)<\/a>/g)].map(
		([, tag = '', inner = '']) => ({
			href: (/href="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'),
			figure: textOf(inner),
		}),
	);
}

export interface Explained {
	/** On top of the page. */
	readonly figure: string;
	/** What goes with it on its line. */
	readonly beside: string;
	/** All that is said below, but for the question that gives it. */
	readonly said: string;
	readonly query: string | undefined;
}

export function explainedIn(html: string): Explained {
	const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
	const [, top = '', below = ''] =
		/<div class="figure[\s\S]*?<strong[^>]*>([\s\S]*?)<\/p>([\s\S]*)/.exec(main) ?? [];
	const [, figure = '', beside = ''] = /^([\s\S]*?)<\/strong>([\s\S]*)$/.exec(top) ?? [];
	const [said = ''] = below.split(/<section[^>]*aria-labelledby="query"/);
	return {
		figure: textOf(figure),
		beside: textOf(beside),
		said: textOf(said),
		query: /<a href="([^"]*)"[^>]*><code/.exec(main)?.[1]?.replaceAll('&amp;', '&'),
	};
}

export async function pageOf(app: App, path: string, headers: Record<string, string> = {}): Promise<string> {
	const { status, body } = await raw(app, path, { headers: { accept: 'text/html', ...headers } });
	expect(status, path).toBe(200);
	return body.toString();
}
