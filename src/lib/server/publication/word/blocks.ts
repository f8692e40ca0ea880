/** A text as the blocks of a Word file. */
import type { Block as Prose, Inline } from '#lib/publication/prose.ts';
import type { Block } from '#lib/server/files/word/document.ts';
import { readTree } from '../markdown/index.ts';
import type { TextAround } from '../markdown/rendering.ts';
import { labelsIn, liveFiguresIn, type WordLives } from './marks.ts';
import { wordRuns, type Marking, type Notes } from './runs.ts';
import { codeBlock, wordTable } from './tables.ts';

export interface BlockSetting extends TextAround {
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
	readonly lives: WordLives;
}

/** The innermost list that stands around a block. */
interface List {
	readonly depth: number;
	readonly counted: number | null;
	isFirst: boolean;
}

interface Place {
	readonly list: List | null;
	readonly isQuoted: boolean;
}

export function piecesOf(body: string, { notes: taken, lists, ...around }: BlockSetting): (Piece | Block)[] {
	const { blocks, notes: own } = readTree(body, around);
	const notes = new Map(own.map((note) => [note.letter, note]));
	const marking: Marking = { language: around.language, notes, taken };
	const all = (of: readonly Prose[], place: Place): (Piece | Block)[] =>
		of.flatMap((block) => piece(block, place));
	const piece = (block: Prose, place: Place): (Piece | Block)[] => {
		switch (block.is) {
			case 'quote':
				return all(block.of, { ...place, isQuoted: true });
			case 'list': {
				const counted = block.from === null ? null : lists.count++;
				const list: List = { depth: place.list ? place.list.depth + 1 : 0, counted, isFirst: true };
				return block.items.flatMap((item) => {
					list.isFirst = true;
					return all(item, { ...place, list });
				});
			}
			case 'table':
				return [wordTable(block.rows, marking)];
			case 'code':
				return [codeBlock(block.text, marking)];
			case 'rule':
				return [];
			default:
				return [pieceOf(block, lookOf(block, place), marking)];
		}
	};
	return all(blocks, { list: null, isQuoted: false });
}

type Line = Prose & { readonly of: readonly Inline[]; readonly is: 'paragraph' | 'heading' };
type Look = Piece['block'] extends infer One
	? One extends unknown
		? Omit<One, 'runs' | 'language' | 'name'>
		: never
	: never;

/** A heading is one wherever it stands; of what stands in a list the first of an item has the sign. */
function lookOf(block: Line, { list, isQuoted }: Place): Look {
	const isFirst = list?.isFirst ?? false;
	if (list) list.isFirst = false;
	if (block.is === 'heading') return { is: 'heading', level: (block.level ?? 1) > 1 ? 4 : 3 };
	if (list) return { is: 'item', depth: list.depth, counted: list.counted, isFirst };
	return { is: isQuoted ? 'quote' : 'paragraph' };
}

function pieceOf({ of, at }: Line, look: Look, marking: Marking): Piece {
	const block = { ...look, runs: wordRuns(of, marking), language: marking.language } as Piece['block'];
	return {
		source: at?.source ?? '',
		lines: at?.lines ?? [0, 0],
		block,
		labels: labelsIn(of, marking.notes),
		lives: liveFiguresIn(of),
	};
}
