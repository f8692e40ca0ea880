/** A first rule for a quantity field, by its code and the words of its title: the coordinator looks at it and keeps it. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { FieldRule } from './rules.ts';

export interface ProposedAmong {
	/** Codes of indicators that take values. */
	readonly indicators: readonly string[];
	/** With the words by which each is known, its code among them. */
	readonly groups: readonly {
		readonly dimension: Dimension;
		readonly code: string;
		readonly words: readonly string[];
	}[];
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');

/** Undefined where no indicator is named: then somebody has to say. @param title as the export has it */
export function proposeRule(
	field: string,
	title: string,
	{ indicators, groups }: ProposedAmong,
): FieldRule | undefined {
	const words = ` ${plain(`${field} ${title}`)} `;
	const named = indicators
		.filter((code) => words.includes(` ${plain(code).trim()} `))
		.sort((a, b) => b.length - a.length)[0];
	if (named === undefined) return undefined;
	const found: Partial<Record<Dimension, string>> = {};
	// The longer word says more: `female` has `male` in it.
	const sought = groups
		.flatMap((group) => group.words.map((word) => ({ ...group, word: plain(word).trim() })))
		.sort((a, b) => b.word.length - a.word.length);
	for (const { dimension, code, word } of sought)
		if (word !== '' && found[dimension] === undefined && words.includes(` ${word} `)) found[dimension] = code;
	return { indicator: named, groups: found };
}
