/** A text's tree as HTML: a word of its author is text there, and nothing else. */
import type { Block, Inline, TextTree } from '#lib/publication/prose.ts';
import { escaped } from '#lib/server/http/document.ts';
import { inlineHtml, noteList } from './htmlInline.ts';

/** Headings stand below those of the page. */
const SHIFT = 3;

/** Footnotes stand behind the text that marks them. */
export function htmlOf({ blocks, notes }: TextTree): string {
	return blocksHtml(blocks) + noteList(notes);
}

/** What follows a tight paragraph begins a line of its own. */
function blocksHtml(blocks: readonly Block[]): string {
	return blocks
		.map((block, i) => (isTight(blocks[i - 1]) && block.is !== 'code' ? '\n' : '') + blockHtml(block))
		.join('');
}

function isTight(block: Block | undefined): boolean {
	return block?.is === 'paragraph' && block.isTight === true;
}

function blockHtml(block: Block): string {
	switch (block.is) {
		case 'paragraph':
			return block.isTight ? inlineHtml(block.of) : element('p', inlineHtml(block.of));
		case 'heading':
			return element(`h${Math.min(6, (block.level ?? 1) + SHIFT)}`, inlineHtml(block.of));
		case 'list': {
			const items = block.items.map((item) => container('li', blocksHtml(item), isTight(item[0])));
			const start = block.from === null || block.from === 1 ? '' : ` start="${block.from}"`;
			return container(block.from === null ? 'ul' : 'ol', items.join(''), false, start);
		}
		case 'quote':
			return container('blockquote', blocksHtml(block.of));
		case 'code': {
			const language = block.language ? ` class="language-${escaped(block.language)}"` : '';
			return `<pre><code${language}>${escaped(block.text)}</code></pre>\n`;
		}
		case 'rule':
			return '<hr>\n';
		case 'table':
			return tableHtml(block.rows, block.sides ?? []);
	}
}

function element(tag: string, inner: string): string {
	return `<${tag}>${inner}</${tag}>\n`;
}

/** @param isLine its words follow the tag in one line */
function container(tag: string, inner: string, isLine = false, attributes = ''): string {
	return `<${tag}${attributes}>${isLine || inner === '' ? '' : '\n'}${inner}</${tag}>\n`;
}

function tableHtml(rows: readonly (readonly (readonly Inline[])[])[], sides: readonly (string | null)[]) {
	const row = (cells: readonly (readonly Inline[])[], tag: string) =>
		container('tr', cells.map((cell, i) => cellHtml(cell, tag, sides[i] ?? null)).join(''));
	const [head = [], ...rest] = rows;
	const body = rest.length === 0 ? '' : container('tbody', rest.map((cells) => row(cells, 'td')).join(''));
	return container('table', container('thead', row(head, 'th')) + body);
}

function cellHtml(cell: readonly Inline[], tag: string, side: string | null): string {
	const style = side === null ? '' : ` style="text-align:${side}"`;
	return `<${tag}${style}>${inlineHtml(cell)}</${tag}>\n`;
}
