/** The words of a line as a Word file has them. */
import type { Footnote, Inline } from '#lib/publication/prose.ts';
import type { Run } from '#lib/server/files/word/document.ts';

/** Footnotes of all texts of a file, in the order in which they are marked. */
export type Notes = { readonly runs: readonly Run[]; readonly language: string }[];

/** What the words of one text mark. */
export interface Marking {
	/** Of the text. */
	readonly language: string;
	readonly notes: ReadonlyMap<string, Footnote>;
	/** Takes what is marked; null: within a note, where no word bears another mark. */
	readonly taken: Notes | null;
}

type Look = Omit<Run, 'text' | 'note' | 'ends'>;

export function wordRuns(inlines: readonly Inline[], marking: Marking, look: Look = {}): Run[] {
	return inlines.flatMap((one): Run[] => {
		switch (one.is) {
			case 'space':
				return [{ ...look, text: ' ' }];
			case 'break':
				return [{ text: '', ends: true }];
			case 'code':
				return [{ ...look, text: one.text, code: true }];
			case 'text':
			case 'live':
				return [{ ...look, text: one.text }];
			case 'mark':
			case 'note':
				return noteOf(one.letter, marking);
			case 'link':
				return wordRuns(one.of, marking, { ...look, link: one.to });
			case 'strong':
				return wordRuns(one.of, marking, { ...look, bold: true });
			case 'emphasis':
				return wordRuns(one.of, marking, { ...look, italic: true });
			case 'struck':
				return wordRuns(one.of, marking, { ...look, strike: true });
		}
	});
}

/** Each mark has a footnote of its own, also where two words bear one: a Word file knows no other. */
function noteOf(letter: string, { language, notes, taken }: Marking): Run[] {
	if (taken === null) return [];
	const runs = wordRuns(notes.get(letter)?.of ?? [], { language, notes, taken: null });
	return [{ text: '', note: taken.push({ runs, language }) - 1 }];
}
