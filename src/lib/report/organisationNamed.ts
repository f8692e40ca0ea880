/** The organisation that is meant by a text, wherever it was typed. Source: docs/rules.md, Organisation of a value. */
import { withoutMarks } from './texts.ts';
import type { Localised } from '#lib/plan/text.ts';

interface NamedOrganisation {
	readonly code: string;
	readonly name: Localised;
}

/**
 * Finds organisations by code, by name in any language, or by the short name that stands in brackets behind the name. A
 * code goes before names. Several: all of them have an equal right to be meant.
 */
export function organisationFinderIn<One extends NamedOrganisation>(
	all: readonly One[],
): (typed: string) => readonly One[] {
	const codes = Map.groupBy(all, ({ code }) => spellingOf(code));
	const words = all.flatMap((one) =>
		[...new Set(Object.values(one.name).flatMap(wordsOf))].map((word) => [word, one] as const),
	);
	const names = Map.groupBy(words, ([word]) => word);
	return (typed) => {
		const text = spellingOf(typed);
		const coded = codes.get(text) ?? [];
		const exact = coded.filter(({ code }) => code === withoutMarks(typed).trim());
		if (exact.length > 0) return exact;
		return coded.length > 0 ? coded : (names.get(text) ?? []).map(([, one]) => one);
	};
}

/** A name whole, without what stands in brackets behind it, and that alone. */
function wordsOf(name: string): string[] {
	const [, long = '', short = ''] = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(name) ?? [];
	return [name, long, short].map(spellingOf).filter((word) => word !== '');
}

function spellingOf(text: string): string {
	return withoutMarks(text).normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
