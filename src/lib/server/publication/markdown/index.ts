/** A text that others wrote, as HTML and as a tree. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Block } from '#lib/publication/prose.ts';
import { footnotes, listNotes } from './footnotes.ts';
import { liveFigures } from './liveFigures.ts';
import { toEnv, type Rendering } from './rendering.ts';
import { treeOf } from './tree.ts';

const SHIFT = 3;

export interface Parsed {
	readonly blocks: readonly Token[];
	/** With the notes that its words mark, in their order. */
	readonly own: Rendering;
}

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

/** A text in its parts, for what is no page. */
export function parseText(body: string, around: Around): Parsed {
	const own = begin(around);
	return { blocks: markdown.parse(body, toEnv(own)), own };
}

/** The words of a note, in their parts; a note that they mark is one of `own` from then on. */
export function parseNote(body: string, own: Rendering): readonly Token[] {
	return markdown.parseInline(body, toEnv(own))[0]?.children ?? [];
}

/** Footnotes stand behind the text that marks them. */
export function renderText(body: string, around: Around): string {
	const own = begin(around);
	return markdown.render(body, toEnv(own)) + listNotes(markdown, own);
}
