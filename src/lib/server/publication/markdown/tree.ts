/** The parser's tokens as a tree (`Block`): what the pages have as HTML, said with the same words. */
import type { MarkdownIt, Token } from 'markdown-it';
import type { Block, Inline } from '#lib/publication/prose.ts';
import { liveText } from './liveFigures.ts';
import { toEnv, type Rendering } from './rendering.ts';

/** What leads out of a file: an address of one's own site is none. */
const ABROAD = /^(?:https?:\/\/|mailto:)\S{1,2000}$/iu;

/** Quotes in quotes, words within words: deeper ones stand in the one around them, since what draws them is no deeper. */
const DEEPEST = 6;

/** Tokens from a beginning on: what reads one goes on to the next. */
interface Cursor {
	readonly tokens: readonly Token[];
	at: number;
	/** How many quotes and lists stand around it. */
	depth: number;
}

export function treeOf(markdown: MarkdownIt, body: string, own: Rendering): Block[] {
	const cursor = { tokens: markdown.parse(body, toEnv(own)), at: 0, depth: 0 };
	return blocksUntil(cursor, undefined, (token) => inlinesOf(token.children ?? [], markdown, own));
}

type ReadInline = (token: Token) => Inline[];

/** @param close the type of the token that ends them, which is passed; undefined: all that is left */
function blocksUntil(cursor: Cursor, close: string | undefined, read: ReadInline): Block[] {
	const blocks: Block[] = [];
	for (;;) {
		const token = cursor.tokens[cursor.at++];
		if (!token || token.type === close) return blocks;
		blocks.push(...blocksOf(token, cursor, read));
	}
}

function blocksOf(token: Token, cursor: Cursor, read: ReadInline): Block[] {
	switch (token.type) {
		case 'inline':
			return [{ is: 'paragraph', of: read(token) }];
		case 'heading_open':
			return [{ is: 'heading', of: inlinesUntil(cursor, 'heading_close', read) }];
		case 'bullet_list_open':
			return listOf(cursor, 'bullet_list_close', null, read);
		case 'ordered_list_open':
			return listOf(cursor, 'ordered_list_close', Number(token.attrGet('start') ?? 1), read);
		case 'blockquote_open': {
			const of = within(cursor, () => blocksUntil(cursor, 'blockquote_close', read));
			return cursor.depth < DEEPEST ? [{ is: 'quote', of }] : of;
		}
		case 'table_open':
			return [{ is: 'table', rows: rowsUntil(cursor, read) }];
		case 'fence':
		case 'code_block':
			return [{ is: 'code', text: token.content.replace(/\n$/, '') }];
		case 'hr':
			return [{ is: 'rule' }];
		default:
			return [];
	}
}

function within<Of>(cursor: Cursor, read: () => Of): Of {
	cursor.depth++;
	const of = read();
	cursor.depth--;
	return of;
}

function listOf(cursor: Cursor, close: string, from: number | null, read: ReadInline): Block[] {
	const items = within(cursor, () => itemsUntil(cursor, close, read));
	return cursor.depth < DEEPEST ? [{ is: 'list', from, items }] : items.flat();
}

function inlinesUntil(cursor: Cursor, close: string, read: ReadInline): Inline[] {
	const found: Inline[] = [];
	for (;;) {
		const token = cursor.tokens[cursor.at++];
		if (!token || token.type === close) return found;
		if (token.type === 'inline') found.push(...read(token));
	}
}

function itemsUntil(cursor: Cursor, close: string, read: ReadInline): Block[][] {
	const items: Block[][] = [];
	for (;;) {
		const token = cursor.tokens[cursor.at++];
		if (!token || token.type === close) return items;
		if (token.type === 'list_item_open') items.push(blocksUntil(cursor, 'list_item_close', read));
	}
}

function rowsUntil(cursor: Cursor, read: ReadInline): Inline[][][] {
	const rows: Inline[][][] = [];
	for (;;) {
		const token = cursor.tokens[cursor.at++];
		if (!token || token.type === 'table_close') return rows;
		if (token.type === 'tr_open') rows.push([]);
		else if (token.type === 'inline') rows.at(-1)?.push(read(token));
	}
}

/** What stands open while inline tokens are read: a link, words that stand out. */
interface Open {
	readonly of: Inline[];
	readonly close: (of: readonly Inline[]) => Inline[];
}

const MARKED = { strong_open: 'strong', em_open: 'emphasis', s_open: 'struck' } as const;

function inlinesOf(tokens: readonly Token[], markdown: MarkdownIt, own: Rendering): Inline[] {
	const open: Open[] = [{ of: [], close: (of) => [...of] }];
	const put = (...inlines: Inline[]) => open.at(-1)?.of.push(...inlines);
	for (const token of tokens) {
		if (token.nesting === 1) open.push({ of: [], close: closing(token) });
		else if (token.nesting === -1) {
			const ended = open.pop();
			if (ended) put(...(open.length > DEEPEST ? ended.of : ended.close(ended.of)));
		} else put(...leafOf(token, markdown, own));
	}
	return open.flatMap(({ of }) => of);
}

function closing(token: Token): Open['close'] {
	if (token.type === 'link_open') {
		const to = String(token.attrGet('href') ?? '');
		return (of) => (ABROAD.test(to) ? [{ is: 'link', to, of }] : [...of]);
	}
	const is = MARKED[token.type as keyof typeof MARKED] as 'strong' | undefined;
	return (of) => (is ? [{ is, of }] : [...of]);
}

function leafOf(token: Token, markdown: MarkdownIt, own: Rendering): Inline[] {
	switch (token.type) {
		case 'softbreak':
			return [{ is: 'text', text: ' ' }];
		case 'hardbreak':
			return [{ is: 'break' }];
		case 'code_inline':
			return [{ is: 'code', text: token.content }];
		case 'live':
			return [{ is: 'text', text: liveText(token.content, own) }];
		case 'note_mark':
			return notesOf(token.content, markdown, own);
		default:
			return token.content === '' ? [] : [{ is: 'text', text: token.content }];
	}
}

/** The note whose mark this is, where it stands first; what its own words mark stands behind it and not within it. */
function notesOf(letter: string, markdown: MarkdownIt, own: Rendering): Inline[] {
	const { told } = own;
	if (told.letters.has(letter)) return [{ is: 'mark', letter }];
	told.letters.add(letter);
	if (told.within) {
		told.within.push(letter);
		return [{ is: 'mark', letter }];
	}
	const letters = [letter];
	told.within = letters;
	// A note may mark another one: the list grows as it is read.
	const found: Inline[] = [];
	for (const one of letters) found.push({ is: 'note', letter: one, of: wordsOf(one, markdown, own) });
	told.within = null;
	return found;
}

function wordsOf(letter: string, markdown: MarkdownIt, own: Rendering): Inline[] {
	const body = own.marked.find((one) => one.letter === letter)?.body ?? '';
	const tokens = markdown.parseInline(body, toEnv(own));
	return tokens.flatMap(({ children }) => inlinesOf(children ?? [], markdown, own));
}
