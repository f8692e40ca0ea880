/** A text that others wrote, as a tree: the one way in which it is read. */
import MarkdownIt from 'markdown-it';
import type { TextTree } from '#lib/publication/prose.ts';
import { blocksOf } from './blocks.ts';
import { footnotes } from './footnotes.ts';
import { inlinesOf } from './inlines.ts';
import { liveFigures } from './liveFigures.ts';
import { toEnv, type TextAround, type Rendering } from './rendering.ts';

/** One for all, since it keeps nothing of what it reads. No HTML, no images. */
const markdown = new MarkdownIt('default', { html: false, linkify: false })
	.disable('image')
	.use(footnotes)
	.use(liveFigures);
markdown.core.ruler.push('language', ({ tokens, md }) => {
	for (const token of tokens) token.info = md.utils.unescapeAll(token.info).trim().split(/\s/)[0] ?? '';
});

export function readTree(body: string, around: TextAround): TextTree {
	const own: Rendering = { ...around, notes: new Map(), marked: [] };
	const env = toEnv(own);
	const blocks = blocksOf(markdown.parse(body, env), own);
	const notes = [];
	// A note may mark another one: the list grows as it is read.
	for (const { letter, label, body } of own.marked) {
		const tokens = markdown.parseInline(body, env).flatMap(({ children }) => children ?? []);
		notes.push({ letter, label, of: inlinesOf(tokens, own) });
	}
	return { blocks, notes };
}
