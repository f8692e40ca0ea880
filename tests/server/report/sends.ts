/** Sends what the form of a report would. */
import { rowsText } from '#lib/report/cardRows.ts';
import { cardsForm, fieldName } from '#lib/report/forms/card.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, type Setting } from './setting.ts';

/** Without the name of the record, which parsing a form takes away. */
function inside(fields: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name.replace(/^f\./, ''), text]));
}

interface Row {
	readonly entryId: number;
	readonly version: number;
}
/** The fields of a stored card with one figure, of indicator 1. */
export const shown = ({ entryId, version }: Row, key = String(entryId)) => ({
	[fieldName.card(key, 'rows')]: rowsText([{ indicatorId: 1, id: entryId, version }]),
});

export function sends(setting: Setting) {
	const send = (reportId: number, fields: Readonly<Record<string, string>>) =>
		saveForm(
			setting.db,
			{ reportId, personId: OFFICER, now: NOW },
			cardsForm.parse({ fields: inside(fields) }),
		);

	/** Saves a row as the form would that shows it, with these fields typed. */
	async function sendRow(reportId: number, row: Row, typed: Readonly<Record<string, string>>) {
		const key = String(row.entryId);
		const fields = Object.entries(typed).map(([name, text]) => [`f.${key}.${name}`, text]);
		await send(reportId, { ...shown(row), ...(Object.fromEntries(fields) as Record<string, string>) });
		return snapshot(setting.db, (reader) => getReportRow(reader, reportId, row.entryId));
	}

	return { send, sendRow };
}
