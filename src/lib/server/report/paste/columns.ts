/** Which column a pasted heading names, in any of the languages. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { ALL_DIMENSIONS } from '#lib/figures/disaggregation.ts';
import { headingKey } from '#lib/report/paste.ts';
import { cellColumns, type CellColumn } from '#lib/report/workbook.ts';
import { PASTED_HEADINGS } from '#lib/report/words/field.ts';
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
		for (const locale of locales) {
			const words = named.map(({ name }) => name[locale] ?? name.en);
			for (const between of [' · ', ' ', ', ']) add(words.join(between), code);
		}
	}
	// The form's own columns come first: a group that is called like one is not meant.
	for (const [code, headings] of PASTED_HEADINGS) {
		for (const heading of headings) codes.set(headingKey(heading), code);
	}
	return { codeOf: (heading) => codes.get(heading) ?? undefined, cells };
}
