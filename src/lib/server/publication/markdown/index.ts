/** A text that others wrote, as HTML. */
import MarkdownIt from 'markdown-it';
import { footnotes, listNotes } from './footnotes.ts';
import { liveFigures } from './liveFigures.ts';
import { toEnv, type Rendering } from './rendering.ts';

const SHIFT = 3;

/** No HTML, no images, links that give nothing away, headings below those of the page. */
function createRenderer() {
	const markdown = new MarkdownIt('default', { html: false, linkify: false }).disable('image');
	markdown.use(footnotes).use(liveFigures);
	markdown.core.ruler.push('guard', ({ tokens }) => {
		for (const token of tokens) {
			if (token.type === 'heading_open' || token.type === 'heading_close') {
				token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + SHIFT)}`;
			}
			for (const child of token.children ?? []) {
				if (child.type === 'link_open') child.attrSet('rel', 'noopener noreferrer nofollow');
			}
		}
	});
	return markdown;
}

/** One for all: it keeps nothing of what it renders. */
const markdown = createRenderer();

/** Footnotes stand behind the text that marks them. */
export function renderText(body: string, around: Omit<Rendering, 'notes' | 'marked'>): string {
	const own: Rendering = { ...around, notes: new Map(), marked: [] };
	return markdown.render(body, toEnv(own)) + listNotes(markdown, own);
}
