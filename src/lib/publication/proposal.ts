/** What somebody changed in a draft's Word file, as it is put before whoever writes. Source: docs/rules.md, Narrative. */
import type { Language } from '#lib/plan/text.ts';
import type { SectionKey } from './sections.ts';

export const PROPOSED = ['changed', 'added', 'removed'] as const;

export interface Proposal extends SectionKey {
	readonly language: Language;
	readonly is: (typeof PROPOSED)[number];
	/** Which of its paragraphs, from 0: the one that is changed or taken out, or behind which it is put. */
	readonly place: number;
	/** What that paragraph says by now; Markdown. */
	readonly was: string;
	/** Empty: the paragraph is taken out. */
	readonly text: string;
	/** The paragraph was changed since the file was made: it can only be looked at. */
	readonly isOvertaken: boolean;
}

/** A stretch of two texts: of both, of the earlier alone, or of the later alone. */
export interface Stretch {
	readonly is: 'same' | 'gone' | 'new';
	readonly text: string;
}

/** Words of a paragraph that are compared: beyond, one text is said to take the place of the other. */
const MOST = 1_500;

/** How one text becomes another, word by word. */
export function differenceOf(was: string, is: string): Stretch[] {
	const [a, b] = [wordsOf(was), wordsOf(is)];
	if (a.length * b.length > MOST * MOST) return [...stretch('gone', a), ...stretch('new', b)];
	// How many words the rests have in common, from each place on.
	const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const [row, below] = [common[i], common[i + 1]];
			if (row && below)
				row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
	const found: Stretch[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const [one, other] = [a[i], b[j]];
		if (one !== undefined && one === other) {
			found.push({ is: 'same', text: one });
			i++;
			j++;
		} else if (
			other === undefined ||
			(one !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
		) {
			found.push({ is: 'gone', text: one ?? '' });
			i++;
		} else {
			found.push({ is: 'new', text: other });
			j++;
		}
	}
	return merged(found);
}

function wordsOf(text: string): string[] {
	return text.match(/\s+|[\p{L}\p{N}\p{Mn}]+|[^\s\p{L}\p{N}\p{Mn}]/gu) ?? [];
}

function stretch(is: Stretch['is'], words: readonly string[]): Stretch[] {
	return words.length === 0 ? [] : [{ is, text: words.join('') }];
}

function merged(stretches: readonly Stretch[]): Stretch[] {
	const found: Stretch[] = [];
	for (const one of stretches) {
		const last = found.at(-1);
		if (last?.is === one.is) found[found.length - 1] = { is: one.is, text: last.text + one.text };
		else found.push(one);
	}
	return found;
}
