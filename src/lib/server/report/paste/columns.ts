/** Which column a pasted heading names, in any of the languages. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { ALL_DIMENSIONS } from '#lib/figures/disaggregation.ts';
import { areaCode, headingKey } from '#lib/report/paste.ts';
import { cellColumns, type CellColumn } from '#lib/report/workbook.ts';
import { AREA_HEADINGS, PASTED_HEADINGS } from '#lib/report/words/field.ts';
import { GROUP_WORDS } from '#lib/plan/catalogue/groupWords.ts';
import { locales } from '#lib/paraglide/runtime.js';

export interface PasteColumns {
	/** Undefined: it names none, or could mean two. */
	readonly codeOf: (heading: string) => string | undefined;
	readonly cells: readonly CellColumn[];
}

/** The columns that a plan's pasted lines may have: fixed ones, and one for each group and each sex by cohort. */
export function pasteColumns(groups: readonly PlanGroup[]): PasteColumns {
	const cells = cellColumns(groups, ALL_DIMENSIONS);
	const codes = new Map<string, string | null>();
	const add = (word: string, code: string) => {
		const key = headingKey(word);
		const known = codes.get(key);
		codes.set(key, known === undefined || known === code ? code : null);
	};
	for (const { code, groups: named } of cells) {
		add(code, code);
		for (const words of combined(named.map(wordsOf))) add(words, code);
	}
	// The form's own columns come first: a group that is called like one is not meant.
	for (const [code, headings] of PASTED_HEADINGS) {
		for (const heading of headings) codes.set(headingKey(heading), code);
	}
	for (const [level, headings] of AREA_HEADINGS) {
		for (const heading of headings) codes.set(headingKey(heading), areaCode(level));
	}
	const codeOf = (heading: string) =>
		codes.get(heading) ?? codes.get(heading.replace(COUNTED, '')) ?? undefined;
	return { codeOf, cells };
}

/** Before what is counted: # of women, number of women. */
const COUNTED = /^(?:# ?(?:of )?|n[o°]\.? |number of |nb\.? (?:de )?|nombre d(?:e |['’])|عدد )/;

/** Whatever a group is called: by the plan in any language, and by people. */
function wordsOf({ dimension, code, name }: PlanGroup): string[] {
	return [...locales.map((locale) => name[locale] ?? name.en), ...(GROUP_WORDS[dimension]?.[code] ?? [])];
}

/** Words of several groups beside each other, in any order. */
function combined([first = [], ...others]: readonly (readonly string[])[]): string[] {
	if (others.length === 0) return [...first];
	return combined(others).flatMap((rest) => first.flatMap((word) => [`${word} ${rest}`, `${rest} ${word}`]));
}
