/** A text in Markdown as the blocks of a Word file. */
import type { Token } from 'markdown-it';
import type { Block, Run } from '#lib/server/files/word/document.ts';
import { parseText } from '../markdown/index.ts';
import { liveText } from '../markdown/liveFigures.ts';
import type { Rendering } from '../markdown/rendering.ts';
import { wordRuns, type Notes } from './runs.ts';

export interface BlockSetting extends Omit<Rendering, 'notes' | 'marked' | 'told'> {
	/** Of the whole file. */
	readonly notes: Notes;
	/** Counted lists of the whole file so far. */
	readonly lists: { count: number };
}

/** A paragraph of a text, an item of a list or a heading; not a table, a code or a note. */
export interface Piece {
	/** Markdown, without the signs of its list or heading. */
	readonly source: string;
	/** Its lines, from the first to before the last. */
	readonly lines: readonly [number, number];
	readonly block: Exclude<Block, { is: 'table' }>;
	/** What stands between the signs of the notes that it marks. */
	readonly labels: readonly string[];
	/** Its live figures, as they are written and as they are shown. */
	readonly lives: readonly { readonly written: string; readonly shown: string }[];
}

interface List {
	readonly counted: number | null;
	isFirst: boolean;
}

export function piecesOf(body: string, { notes, lists, ...around }: BlockSetting): (Piece | Block)[] {
	const { blocks: tokens, own } = parseText(body, { ...around });
	const found: (Piece | Block)[] = [];
	const open: List[] = [];
	const { language } = around;
	let quotes = 0;
	let heading = 0;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i];
		if (!token) continue;
		if (token.type === 'bullet_list_open') open.push({ counted: null, isFirst: true });
		else if (token.type === 'ordered_list_open') open.push({ counted: lists.count++, isFirst: true });
		else if (/_list_close$/.test(token.type)) open.pop();
		else if (token.type === 'list_item_open') setFirst(open.at(-1));
		else if (token.type === 'blockquote_open') quotes++;
		else if (token.type === 'blockquote_close') quotes--;
		else if (token.type === 'heading_open') heading = levelOf(token);
		else if (token.type === 'heading_close') heading = 0;
		else if (token.type === 'table_open') {
			const end = tokens.findIndex((one, at) => at > i && one.type === 'table_close');
			found.push(tableOf(tokens.slice(i, end), own, notes));
			i = end;
		} else if (token.type === 'fence' || token.type === 'code_block') {
			const lines = token.content.replace(/\n$/, '').split('\n');
			const runs = lines.map((text): Run => ({ text, code: true, ends: true }));
			found.push({ is: 'paragraph', runs, language });
		} else if (token.type === 'inline') {
			const told = { runs: wordRuns(token.children ?? [], own, notes), language };
			const list = open.at(-1);
			const block =
				heading > 0
					? ({ is: 'heading', level: heading > 1 ? 4 : 3, ...told } as const)
					: list
						? ({
								is: 'item',
								depth: open.length - 1,
								counted: list.counted,
								isFirst: list.isFirst,
								...told,
							} as const)
						: ({ is: quotes > 0 ? 'quote' : 'paragraph', ...told } as const);
			if (list) list.isFirst = false;
			const [from, to] = token.map ?? [0, 0];
			found.push({ source: token.content, lines: [from, to], block, ...marksOf(token, own) });
		}
	}
	return found;
}

function marksOf({ children }: Token, own: Rendering): Pick<Piece, 'labels' | 'lives'> {
	const all = children ?? [];
	const labelOf = (letter: string) => [...own.notes].find(([, note]) => note.letter === letter)?.[0] ?? '';
	return {
		labels: all.flatMap(({ type, content }) => (type === 'note_mark' ? [labelOf(content)] : [])),
		lives: all.flatMap(({ type, content }) =>
			type === 'live' ? [{ written: content, shown: liveText(content, own) }] : [],
		),
	};
}

function setFirst(list: List | undefined): void {
	if (list) list.isFirst = true;
}

/** As it was written: those of the page are deeper. */
function levelOf({ markup }: Token): number {
	return markup.startsWith('#') ? markup.length : markup === '=' ? 1 : 2;
}

function tableOf(tokens: readonly Token[], own: Rendering, notes: Notes): Block {
	const rows: Run[][][] = [];
	for (const token of tokens) {
		if (token.type === 'tr_open') rows.push([]);
		else if (token.type === 'inline') rows.at(-1)?.push(wordRuns(token.children ?? [], own, notes));
	}
	const [head = [], ...rest] = rows;
	const texts = head.map((runs) => runs.map(({ text }) => text).join(''));
	return {
		is: 'table',
		language: own.language,
		label: texts.join(', '),
		head: texts,
		rows: rest,
		widths: texts.map(() => 1),
	};
}
