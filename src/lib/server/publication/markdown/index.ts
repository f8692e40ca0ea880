/** A text that others wrote, as HTML and as a tree. */
import MarkdownIt from 'markdown-it';
import type { Block } from '#lib/publication/prose.ts';
import { footnotes, listNotes } from './footnotes.ts';
import { liveFigures } from './liveFigures.ts';
import { toEnv, type Rendering } from './rendering.ts';
import { treeOf } from './tree.ts';

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

type Around = Omit<Rendering, 'notes' | 'marked' | 'told'>;

function begin(around: Around): Rendering {
	return { ...around, notes: new Map(), marked: [], told: { letters: new Set(), within: null } };
}

/** Footnotes stand where their mark stands first. */
export function readTree(body: string, around: Around): Block[] {
	return treeOf(markdown, body, begin(around));
}

/** Footnotes stand behind the text that marks them. */
export function renderText(body: string, around: Around): string {
	const own = begin(around);
	return markdown.render(body, toEnv(own)) + listNotes(markdown, own);
}
