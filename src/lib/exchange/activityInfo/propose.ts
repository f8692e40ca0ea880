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

/** Of a field and its title as the export has it; undefined where no indicator is named: then somebody has to say. */
export type Proposer = (field: string, title: string) => FieldRule | undefined;

export function proposerAmong({ indicators, groups }: ProposedAmong): Proposer {
	// The longer word says more: `female` has `male` in it.
	const codes = indicators
		.map((code) => ({ code, word: plain(code).trim() }))
		.sort((a, b) => b.code.length - a.code.length);
	const sought = groups
		.flatMap((group) => group.words.map((word) => ({ ...group, word: plain(word).trim() })))
		.filter(({ word }) => word !== '')
		.sort((a, b) => b.word.length - a.word.length);
	return (field, title) => {
		const words = ` ${plain(`${field} ${title}`)} `;
		const named = codes.find(({ word }) => words.includes(` ${word} `));
		if (!named) return undefined;
		const found: Partial<Record<Dimension, string>> = {};
		for (const { dimension, code, word } of sought)
			if (found[dimension] === undefined && words.includes(` ${word} `)) found[dimension] = code;
		return { indicator: named.code, groups: found };
	};
}
