/** Why a Word file was not read, in a sentence that says what to do. */
import { m } from '#lib/paraglide/messages.js';
import type { SpreadsheetFault } from '#lib/server/files/spreadsheet/table.ts';
import { WordError } from '#lib/server/files/word/read.ts';
import { Unreadable } from '#lib/server/refused.ts';

const WORDS: Record<SpreadsheetFault, () => string> = {
	'too large': m.word_too_large,
	'not a workbook': m.word_not_one,
	macros: m.word_macros,
	'password or old': m.word_password,
	'too many rows': m.word_too_large,
	'too slow': m.word_too_large,
	yours: m.word_busy,
	busy: m.word_busy,
};
const STATUS: { readonly [fault in SpreadsheetFault]?: 413 | 503 } = { 'too large': 413, busy: 503 };

/** Throws Unreadable in place of what the reading of a file threw. */
export function tellUnread(error: unknown): never {
	if (!(error instanceof WordError)) throw error;
	throw new Unreadable(WORDS[error.fault](), { status: STATUS[error.fault] ?? 422, field: 'word' });
}
