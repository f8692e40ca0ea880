/** A workbook as a browser sends it: read, weighed and kept until it is confirmed. */
import { headFor, type Act } from '#lib/server/report/commands/guard.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import { keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { fileIn } from '#lib/server/http/upload.ts';
import { onePerPerson } from '#lib/server/files/gate.ts';
import { SpreadsheetError, type SpreadsheetFault } from '#lib/server/files/spreadsheet/table.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { previewWorkbook, type WorkbookPreview } from './preview.ts';
import { cellFaultWords, workbookWords } from './words.ts';

/** From the first byte on: whoever sends many slow ones keeps nobody but themselves. */
const oneUpload = onePerPerson(() => new SpreadsheetError('yours'));

const STATUS: { readonly [fault in SpreadsheetFault]?: 413 | 429 | 503 } = {
	'too large': 413,
	yours: 429,
	busy: 503,
};

export interface Received {
	readonly preview: Omit<WorkbookPreview, 'errors'> & {
		readonly errors: readonly { readonly cell: string; readonly words: string }[];
	};
	/** The name under which it can be confirmed; null: it has errors, or changes nothing. */
	readonly workbook: string | null;
}

/** Throws Unreadable when the file cannot be read as this report's workbook. */
export async function receiveWorkbook(db: Database, act: Act, request: Request): Promise<Received> {
	try {
		return await oneUpload(act.personId, async () => {
			// Before a file is read at all; it takes its time, so that the transaction that keeps it asks again.
			await snapshot(db, (reader) => headFor(reader, act));
			const tables = await readWorkbook(await fileOf(request));
			const { preview, changes, edition } = await snapshot(db, async (reader) => {
				const head = await headFor(reader, act);
				return {
					...(await previewWorkbook(reader, await scopeOf(reader, head), head, tables)),
					edition: await editionOf(reader, head.id),
				};
			});
			const isSound = preview.errors.length === 0 && changes.length > 0;
			return {
				preview: {
					...preview,
					errors: preview.errors.map(({ cell, fault, text }) => ({
						cell,
						words: cellFaultWords(fault, text),
					})),
				},
				workbook: isSound ? await keepWorkbook(db, { ...act, edition, rows: changes }) : null,
			};
		});
	} catch (error) {
		const sentence = workbookWords(error);
		if (sentence === undefined) throw error;
		const fault = error instanceof SpreadsheetError ? error.fault : null;
		const status = fault === null ? 422 : (STATUS[fault] ?? 422);
		throw new Unreadable(sentence, { status, field: 'workbook' });
	}
}

/** Throws SpreadsheetError when there is none, or it is too large. */
async function fileOf(request: Request): Promise<Uint8Array> {
	const file = await fileIn(request, {
		field: 'workbook',
		most: LIMITS.packed,
		fault: (is, options) => new SpreadsheetError(is === 'none' ? 'not a workbook' : is, options),
	});
	return new Uint8Array(await file.arrayBuffer());
}
