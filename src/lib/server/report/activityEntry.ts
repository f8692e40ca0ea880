/** From what a form sent to what a row stores. */
import type { Scope } from '#lib/plan/scope.ts';
import type { ActivityForm } from '#lib/report/forms/activity.ts';
import { rowReader, type TypedRow } from '#lib/report/reader.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { formReference } from './reference.ts';

/**
 * The entry that a form stands for. What cannot be taken is kept in `unread`, word for word.
 * Undefined when the form names no indicator of the sector.
 */
export async function readActivityForm(
	reader: Reader,
	scope: Scope,
	form: ActivityForm,
): Promise<TypedRow | undefined> {
	const reference = await formReference(reader, scope, Object.keys(form.cells));
	const texts = new Map([
		['indicator', String(form.indicator)],
		['place', form.place],
		['status', form.status],
		['reference', form.reference],
		['through', String(form.through ?? '')],
		['donors', form.donors.join(';')],
		['tags', form.tags],
		['done_in', String(form.doneIn ?? '')],
		['note', form.note],
		['total', form.total],
		...Object.entries(form.cells),
	]);
	const { entry } = await rowReader(reference)(texts);
	// A form shows all cells that the row may have: where none was sent, there is none.
	return entry ? { cells: [], ...entry } : undefined;
}
