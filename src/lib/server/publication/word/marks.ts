/** What a paragraph holds that its words alone do not say when they come back. */
import type { Footnote, Inline } from '#lib/publication/prose.ts';

/** Live figures as they are written and as they are shown. */
export type WordLives = readonly { readonly written: string; readonly shown: string }[];

/** Its inlines without what stands around them, in their order. */
function leaves(inlines: readonly Inline[]): Inline[] {
	return inlines.flatMap((one) => ('of' in one && one.is !== 'note' ? leaves(one.of) : [one]));
}

/** @param notes by their letters */
export function labelsIn(inlines: readonly Inline[], notes: ReadonlyMap<string, Footnote>): string[] {
	return leaves(inlines).flatMap((one) => (one.is === 'mark' ? [notes.get(one.letter)?.label ?? ''] : []));
}

export function liveFiguresIn(inlines: readonly Inline[]): WordLives {
	return leaves(inlines).flatMap((one) =>
		one.is === 'live' ? [{ written: one.written, shown: one.text }] : [],
	);
}
