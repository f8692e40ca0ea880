/** The server's side of a report's form: the true reading and the true commands, on a true database. */
import type { SavedCard } from '#lib/report/card.ts';
import { cardsForm } from '#lib/report/forms/card.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { wordRefusal } from '#lib/server/http/refusal.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { NOW } from '../../server/report/entry.ts';

/** What an action answers, before it is written for the way. */
export type Answered =
	| { readonly type: 'success'; readonly data: { readonly saved: readonly SavedCard[] } }
	| {
			readonly type: 'failure';
			readonly data: { readonly issues: Readonly<Record<string, string>>; readonly conflict?: number };
	  };

export async function take(
	db: Database,
	reportId: number,
	personId: number,
	sent: FormData,
): Promise<Answered> {
	const { values, issues } = parseForm(cardsForm, sent);
	if (issues) throw new Error(`a form that no page sends: ${Object.keys(issues).join()}`);
	try {
		const saved = await saveForm(db, { reportId, personId, now: NOW }, values);
		return { type: 'success', data: { saved } };
	} catch (error) {
		const worded = wordRefusal(error, ['f'], NOW);
		if (!worded) throw error;
		const { field, sentence, conflict } = worded;
		return {
			type: 'failure',
			data: { issues: { [field]: sentence }, ...(conflict !== undefined && { conflict }) },
		};
	}
}

export function rowsOf(db: Database, reportId: number): Promise<ReportRow[]> {
	return snapshot(db, (reader) => listReportRows(reader, reportId));
}
