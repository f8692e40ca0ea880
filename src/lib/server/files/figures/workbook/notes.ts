/** Notes on figures, numbered in the order of the indicators: `[note 1]` beside a name, the words on a sheet of their own. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { plain } from '#lib/i18n/locale.ts';

export interface Notes {
	/** `[note 1]` and so on, of an indicator by its code. */
	readonly marksOf: (code: string) => readonly string[];
	readonly words: readonly { readonly mark: string; readonly text: string }[];
}

/** A text that several indicators have is one note. */
export function numberedNotes(
	indicators: readonly Pick<IndicatorProgress, 'code' | 'note' | 'incomplete'>[],
): Notes {
	const texts = new Map<string, string>();
	const byCode = new Map<string, string[]>();
	for (const { code, note, incomplete } of indicators) {
		const own = [note === null ? null : plain(note), incomplete].filter((text) => text !== null);
		for (const text of own) if (!texts.has(text)) texts.set(text, `[note ${texts.size + 1}]`);
		byCode.set(
			code,
			own.map((text) => texts.get(text) ?? ''),
		);
	}
	return {
		marksOf: (code) => byCode.get(code) ?? [],
		words: [...texts].map(([text, mark]) => ({ mark, text })),
	};
}
