/** What is told in words beside the outputs: challenges, priorities, further themes. */
import type { Block, Inline, ProseText } from '#lib/publication/prose.ts';
import { isSectionKind } from '#lib/publication/sections.ts';
import { sectionWords } from '#lib/publication/words/section.ts';
import type { Node } from '#lib/publication/nodeRows.ts';
import { inColumns, type Measured } from './columns.ts';
import type { Band } from './content.ts';
import { proseOf, said } from './said.ts';

type Piece = Band['columns'][number][number];
/** A piece with one block alone, which may stand in another column than the next one of the same text. */
type Unit = Piece & { readonly text: ProseText };

/**
 * In the order that their coordinator gave them: parts of several outputs below the heading of their kind, others beside one
 * another with headings of their own.
 */
export function bandsOf(texts: readonly ProseText[], nodes: readonly Node[]): Band[] {
	const bands: { title: string | null; units: Measured<Unit>[] }[] = [];
	for (const [kind, own] of Map.groupBy(texts, ({ section }) =>
		isSectionKind(section) ? section : 'notes',
	)) {
		const title = sectionWords(kind);
		const last = bands.at(-1);
		const isAlone = own.length === 1;
		const units = own.flatMap((text) => unitsOf(text, isAlone ? title : null, nodes));
		if (isAlone && last?.title === null) last.units.push(...units);
		else bands.push({ title: isAlone ? null : title, units });
	}
	return bands.map(({ title, units }) => ({ title, columns: inColumns(units).map(joined) }));
}

function unitsOf(text: ProseText, title: string | null, nodes: readonly Node[]): Measured<Unit>[] {
	const node = nodes.find(({ code }) => code === text.output);
	const head = { title, code: node?.code ?? null, name: node ? said(node.name) : null };
	const none = { title: null, code: null, name: null };
	return text.blocks.flatMap(apart).map((block, i) => ({
		one: { ...(i === 0 ? head : none), text, texts: [proseOf({ ...text, blocks: [block] })] },
		length: signsOf(block) + (i === 0 ? HEADING : 0),
	}));
}

/** A list may go on in the next column. */
function apart(block: Block): Block[] {
	if (block.is !== 'list') return [block];
	const { from, items } = block;
	return items.map((item, i) => ({ is: 'list', from: from === null ? null : from + i, items: [item] }));
}

/** What stands in one column of a text as one piece again. */
function joined(units: readonly Unit[]): Piece[] {
	const pieces: { head: Unit; blocks: Block[] }[] = [];
	for (const unit of units) {
		const last = pieces.at(-1);
		const blocks = unit.texts.flatMap((one) => one.blocks);
		if (last?.head.text === unit.text) last.blocks.push(...blocks);
		else pieces.push({ head: unit, blocks });
	}
	return pieces.map(({ head: { text, title, code, name }, blocks }) => ({
		...{ title, code, name },
		texts: [proseOf({ ...text, blocks: withLists(blocks) })],
	}));
}

function withLists(blocks: readonly Block[]): Block[] {
	const whole: Block[] = [];
	for (const block of blocks) {
		const last = whole.at(-1);
		const goesOn =
			block.is === 'list' &&
			last?.is === 'list' &&
			(last.from === null ? block.from === null : block.from === last.from + last.items.length);
		if (goesOn) whole[whole.length - 1] = { ...last, items: [...last.items, ...block.items] };
		else whole.push(block);
	}
	return whole;
}

/** A heading takes the room of a line. */
const HEADING = 80;

/** Signs, and what headings and spaces between paragraphs take. */
export function lengthOf({ blocks }: ProseText): number {
	return blocks.reduce((all, block) => all + signsOf(block), 0);
}

function signsOf(block: Block): number {
	const all = (of: readonly Block[]): number => of.reduce((sum, one) => sum + signsOf(one), 40);
	switch (block.is) {
		case 'paragraph':
		case 'heading':
			return 40 + textLength(block.of);
		case 'list':
			return block.items.reduce((sum, item) => sum + all(item), 0);
		case 'quote':
			return all(block.of);
		case 'code':
			return block.text.length;
		case 'table':
			return block.rows.reduce(
				(sum, row) => sum + 40 + row.reduce((one, cell) => one + textLength(cell), 0),
				0,
			);
		case 'rule':
			return 40;
	}
}

function textLength(inlines: readonly Inline[]): number {
	return inlines.reduce((sum, one) => {
		if ('text' in one) return sum + one.text.length;
		return 'of' in one && one.is !== 'note' ? sum + textLength(one.of) : sum + 1;
	}, 0);
}
