/** The tables that may be sent alone: their columns by the description that the reader follows, and a template of each. */
import { ESSENTIAL } from '#lib/exchange/mapping.ts';
import { OF_WHOLE_PLAN, SINGLE_FILES, type SingleFile } from '#lib/exchange/sent.ts';
import { directionOf } from '#lib/i18n/locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { holdsWords } from '#lib/server/exchange/columnHolds.ts';
import { columnWords } from '#lib/server/exchange/columnWords.ts';
import { TABLES, type BundleColumn } from '#lib/server/exchange/csv/columns.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { writeMarked } from '#lib/server/files/spreadsheet/writeMarked.ts';

export interface SentKind {
	readonly file: SingleFile;
	readonly columns: readonly {
		readonly code: string;
		readonly name: string;
		readonly holds: string;
		/** Without it a row says nothing. */
		readonly isEssential: boolean;
	}[];
}

/** @param mayAll also those that all sectors share */
export function sentKinds(mayAll: boolean): SentKind[] {
	return SINGLE_FILES.filter((file) => mayAll || !OF_WHOLE_PLAN.includes(file)).map((file) => ({
		file,
		columns: TABLES[file].map(({ name, holds }) => ({
			...{ code: name, name: columnWords(name), holds: holdsWords(holds) },
			isEssential: ESSENTIAL[file].includes(name),
		})),
	}));
}

/** Programs of spreadsheets take a file for UTF-8 by it. */
const BYTE_ORDER = '\ufeff';

/** A table without rows, under headings in the reader's language by which it is known again in each. */
export async function templateOf(file: SingleFile, as: 'csv' | 'xlsx'): Promise<Uint8Array> {
	const columns: readonly BundleColumn[] = TABLES[file];
	const headings = columns.filter(({ spare }) => !spare).map(({ name }) => columnWords(name));
	if (as === 'csv') return Buffer.from(BYTE_ORDER + csvLine(headings, '\r\n'));
	const rightToLeft = directionOf(getLocale()) === 'rtl';
	return writeMarked({
		name: file.replace('.csv', ''),
		rows: [headings],
		headings: 0,
		marks: new Map(),
		rightToLeft,
	});
}
