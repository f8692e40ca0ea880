/** Which column a pasted heading names, in any of the languages. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { ALL_DIMENSIONS } from '#lib/figures/disaggregation.ts';
import { headingKey } from '#lib/report/paste.ts';
import { cellColumns, type CellColumn } from '#lib/report/workbook.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';

type Word = (input: Record<string, never>, options: { locale: (typeof locales)[number] }) => string;

/** Beside the words of the interface, those that spreadsheets of the field carry. */
const NAMED: readonly (readonly [code: string, words: readonly Word[], more: readonly string[]])[] = [
	['place', [m.place, m.kind_municipality, m.paste_place], ['p-code', 'pcode', 'adm3_pcode', 'commune']],
	['total', [m.workbook_total, m.paste_figure], ['value', 'reached']],
	['status', [m.activity_status], ['statut']],
	['donors', [m.workbook_donors, m.donors, m.paste_donor], ['donor code']],
	['reference', [m.reference, m.paste_reference], ['ref']],
	['note', [m.note], ['comment', 'notes']],
];

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
	for (const [code, words, more] of NAMED) {
		// The form's own columns come first: a group that is called like one is not meant.
		for (const word of [code, ...more, ...words.flatMap(inAll)]) codes.set(headingKey(word), code);
	}
	return { codeOf: (heading) => codes.get(heading) ?? undefined, cells };
}

function inAll(word: Word): string[] {
	return locales.map((locale) => word({}, { locale }));
}
