import { addEntries } from '#lib/server/report/commands/addEntries.ts';
import { headFor, type Act } from '#lib/server/report/commands/guard.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { PasteForm } from '#lib/report/forms/report.ts';
import { readPasted, type Pasted } from '#lib/server/report/paste/read.ts';
import { scopeOf } from './openReport.ts';

/**
 * Adds a row for each pasted line, all or none; nothing at all adds one row without a place. Returns the first row's
 * identifier and how many came. Throws Refused when the form names what the report may not have.
 */
export async function addRows(
	db: Database,
	act: Act,
	form: PasteForm,
): Promise<{ first: number | null; count: number }> {
	const { sent, indicator, status, donor } = form;
	// Many lines take their time to read, so that the transaction asks again who may.
	const entries = await snapshot(db, async (reader) => {
		const head = await headFor(reader, act);
		const scope = await scopeOf(reader, head);
		if (form.lines.trim() !== '') return (await readPasted(reader, scope, form, head)).entries;
		return [{ indicatorId: indicator, status, donors: donor === null ? [] : [donor] }];
	});
	return { first: await addEntries(db, { ...act, sent, entries }), count: entries.length };
}

/** What `addRows` would add, and what of it is wrong. */
export async function previewRows(
	db: Database,
	act: Act,
	form: PasteForm,
): Promise<Omit<Pasted, 'entries'> & Pick<PasteForm, 'indicator' | 'lines' | 'donor' | 'status' | 'sent'>> {
	const { indicator, lines, donor, status, sent } = form;
	const { rows, unknown, hasMore, hasTags } = await snapshot(db, async (reader) => {
		const head = await headFor(reader, act);
		return readPasted(reader, await scopeOf(reader, head), form, head);
	});
	return { indicator, lines, donor, status, sent, rows, unknown, hasMore, hasTags };
}
