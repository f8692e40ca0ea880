/** A text's tree as a file draws it: no deeper than that can, and with each footnote where its mark stands first. */
import type { Block, Inline, TextTree } from '#lib/publication/prose.ts';

/** What leads out of a file: an address of one's own site is none. */
const ABROAD = /^(?:https?:\/\/|mailto:)\S{1,2000}$/iu;

/** Quotes in quotes, words within words: deeper ones stand in the one around them. */
const DEEPEST = 6;

export function forFile({ blocks, notes }: TextTree): Block[] {
	const words = new Map(notes.map(({ letter, of }) => [letter, of]));
	const told = new Set<string>();
	/** Letters of the notes that stand behind the one that is read; null: none is. */
	let within: string[] | null = null;

	const block = (one: Block, depth: number): Block[] => {
		const { is } = one;
		if (is === 'paragraph' || is === 'heading') return [{ is, of: inlines(one.of) }];
		if (is === 'table') return [{ is, rows: one.rows.map((row) => row.map((cell) => inlines(cell))) }];
		if (is === 'code') return [{ is, text: one.text.replace(/\n$/, '') }];
		if (is === 'rule') return [one];
		const inner = (of: readonly Block[]) => of.flatMap((next) => block(next, depth + 1));
		if (is === 'quote') return depth < DEEPEST ? [{ is, of: inner(one.of) }] : inner(one.of);
		const items = one.items.map(inner);
		return depth < DEEPEST ? [{ is, from: one.from, items }] : items.flat();
	};

	const inlines = (of: readonly Inline[], depth = 1): Inline[] => of.flatMap((one) => inline(one, depth));
	const inline = (one: Inline, depth: number): Inline[] => {
		if (one.is === 'space') return [{ is: 'text', text: ' ' }];
		if (one.is === 'live') return [{ is: 'text', text: one.text }];
		if (one.is === 'mark') return notesAt(one.letter);
		if (!('of' in one)) return [one];
		const inner = inlines(one.of, depth + 1);
		if (depth > DEEPEST || one.is === 'note') return inner;
		if (one.is !== 'link') return [{ is: one.is, of: inner }];
		return ABROAD.test(one.to) ? [{ is: 'link', to: one.to, of: inner }] : inner;
	};

	/** What the words of a note mark stands behind it and not within it. */
	const notesAt = (letter: string): Inline[] => {
		if (told.has(letter)) return [{ is: 'mark', letter }];
		told.add(letter);
		if (within) {
			within.push(letter);
			return [{ is: 'mark', letter }];
		}
		const letters = [letter];
		within = letters;
		const found: Inline[] = [];
		// A note may mark another one: the list grows as it is read.
		for (const next of letters) found.push({ is: 'note', letter: next, of: inlines(words.get(next) ?? []) });
		within = null;
		return found;
	};

	return blocks.flatMap((one) => block(one, 0));
}
