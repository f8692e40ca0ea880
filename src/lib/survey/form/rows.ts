import { localised, type Language, type Localised } from '#lib/plan/text.ts';
import { labelLanguage } from './language.ts';
import { sheetCellName, plainWords, type FormFault, type FormSheet } from './sheet.ts';

/** A row of a sheet, read by the headings of its columns. */
export interface FormRow {
	/** Counted from 0. */
	readonly at: number;
	/** The text of a column; empty where there is none. */
	text(column: string): string;
	/** The name of its cell in a column. */
	cell(column: string): string;
	label(): Localised | null;
}

/** The headings under which questionnaires of several ages know a column. */
const ALIASES: ReadonlyMap<string, string> = new Map([
	['list name', 'list_name'],
	['value', 'name'],
	['bind:relevant', 'relevant'],
	['bind::relevant', 'relevant'],
	['relevance', 'relevant'],
	['bind:constraint', 'constraint'],
	['bind::constraint', 'constraint'],
	['form title', 'form_title'],
	['default language', 'default_language'],
]);

function labelOf(
	columns: readonly (readonly [number, Language | undefined])[],
	row: FormSheet['rows'][number],
): Localised | null {
	const found = columns.flatMap(([column, language]) => {
		const text = (row[column] ?? '').replaceAll(/\s+/g, ' ').trim();
		return text === '' ? [] : [[language, text] as const];
	});
	const of = (language: Language) => found.find(([one]) => one === language)?.[1];
	// English stands in for what is missing: without it the first language that there is stands in for English.
	const en = of('en') ?? found.find(([language]) => language !== undefined)?.[1] ?? found[0]?.[1];
	return en === undefined ? null : localised(en, { ar: of('ar') ?? null, fr: of('fr') ?? null });
}

/** The rows of a sheet that have something in them. Columns that it needs and has not are faults, as are cells without a text. */
export function formRows(
	sheet: FormSheet,
	{ needs, unnamed }: { readonly needs: readonly string[]; readonly unnamed: Language },
): { readonly rows: FormRow[]; readonly faults: FormFault[] } {
	const top = sheet.rows.findIndex((row) => row.some((cell) => cell !== ''));
	const headings = (sheet.rows[top] ?? []).map((cell) => cell ?? '');
	const names = headings.map((heading) => {
		const plain = plainWords(heading);
		return ALIASES.get(plain) ?? plain.replaceAll(' ', '_');
	});
	const labels = headings.flatMap((heading, column) => {
		const found = labelLanguage(heading, unnamed);
		return found ? [[column, found.language] as const] : [];
	});
	const missing = needs.filter((name) => !names.includes(name));
	const none = missing.map((text): FormFault => ({ kind: 'no column', sheet: sheet.name, cell: null, text }));
	if (none.length > 0) return { rows: [], faults: none };
	const read = new Set([...needs.map((name) => names.indexOf(name)), ...labels.map(([column]) => column)]);
	const faults: FormFault[] = [];
	const rows = sheet.rows.flatMap((row, at): FormRow[] => {
		if (at <= top || row.every((cell) => cell === '')) return [];
		for (const column of read)
			if (row[column] === null)
				faults.push({
					...{ kind: 'unreadable cell', sheet: sheet.name, cell: sheetCellName(at, column) },
					text: headings[column] ?? '',
				});
		const text = (column: string) => (row[names.indexOf(column)] ?? '').trim();
		const cell = (column: string) => sheetCellName(at, Math.max(0, names.indexOf(column)));
		return [{ at, text, cell, label: () => labelOf(labels, row) }];
	});
	return { rows, faults };
}
