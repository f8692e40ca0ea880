/** The parser's tokens as a tree (`Block`), as deep as the parser goes. */
import type { Token } from 'markdown-it';
import type { Block, Inline, Written } from '#lib/publication/prose.ts';
import { inlinesOf } from './inlines.ts';
import type { Rendering } from './rendering.ts';

/** Tokens from a beginning on: what reads one goes on to the next. */
interface Cursor {
	readonly tokens: readonly Token[];
	readonly own: Rendering;
	at: number;
}

export function blocksOf(tokens: readonly Token[], own: Rendering): Block[] {
	return blocksUntil({ tokens, own, at: 0 });
}

/** What stands before a token that closes, which is passed. @param close its type; absent: all that is left */
function* until(cursor: Cursor, close?: string): Generator<Token, void> {
	for (;;) {
		const token = cursor.tokens[cursor.at++];
		if (!token || token.type === close) return;
		yield token;
	}
}

function blocksUntil(cursor: Cursor, close?: string): Block[] {
	const blocks: Block[] = [];
	for (const token of until(cursor, close)) blocks.push(...blockOf(token, cursor));
	return blocks;
}

function blockOf(token: Token, cursor: Cursor): Block[] {
	switch (token.type) {
		case 'paragraph_open':
			return [{ is: 'paragraph', isTight: token.hidden, ...lineOf(cursor, 'paragraph_close') }];
		case 'heading_open':
			return [{ is: 'heading', level: Number(token.tag.slice(1)), ...lineOf(cursor, 'heading_close') }];
		case 'bullet_list_open':
			return [{ is: 'list', from: null, items: itemsUntil(cursor, 'bullet_list_close') }];
		case 'ordered_list_open': {
			const from = Number(token.attrGet('start') ?? 1);
			return [{ is: 'list', from, items: itemsUntil(cursor, 'ordered_list_close') }];
		}
		case 'blockquote_open':
			return [{ is: 'quote', of: blocksUntil(cursor, 'blockquote_close') }];
		case 'table_open':
			return [tableUntil(cursor)];
		case 'fence':
			return [{ is: 'code', text: token.content, language: token.info }];
		case 'code_block':
			return [{ is: 'code', text: token.content }];
		case 'hr':
			return [{ is: 'rule' }];
		default:
			return [];
	}
}

function lineOf(cursor: Cursor, close: string): { of: Inline[]; at: Written } {
	const [line] = [...until(cursor, close)];
	const [from, to] = line?.map ?? [0, 0];
	return {
		of: inlinesOf(line?.children ?? [], cursor.own),
		at: { source: line?.content ?? '', lines: [from, to] },
	};
}

function itemsUntil(cursor: Cursor, close: string): Block[][] {
	const items: Block[][] = [];
	for (const { type } of until(cursor, close))
		if (type === 'list_item_open') items.push(blocksUntil(cursor, 'list_item_close'));
	return items;
}

function tableUntil(cursor: Cursor): Block {
	const rows: Inline[][][] = [];
	const sides: (string | null)[] = [];
	for (const token of until(cursor, 'table_close')) {
		if (token.type === 'tr_open') rows.push([]);
		else if (token.type === 'th_open') sides.push(sideOf(token));
		else if (token.type === 'inline') rows.at(-1)?.push(inlinesOf(token.children ?? [], cursor.own));
	}
	return { is: 'table', rows, sides };
}

function sideOf(token: Token): string | null {
	return /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1] ?? null;
}
