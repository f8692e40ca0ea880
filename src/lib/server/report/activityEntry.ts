/** From what a form sent to what a row stores. */
import type { Scope } from '#lib/plan/scope.ts';
import type { ActivityForm } from '#lib/report/forms/activity.ts';
import { rowReader, type TypedRow } from '#lib/report/reader.ts';
import { ROW } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
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
	const { cells, ...sent }: ActivityForm = form;
	const fields: Readonly<Record<string, Sent>> = sent;
	const texts = new Map([
		...TYPED_FIELDS.map(({ name, code }) => [code, textOf(fields[ROW[name].record])] as const),
		...Object.entries(cells),
	]);
	const { entry } = await rowReader(reference)(texts);
	// A form shows all cells that the row may have: where none was sent, there is none.
	return entry ? { cells: [], ...entry } : undefined;
}

type Sent = string | number | readonly number[] | null | undefined;

function textOf(sent: Sent): string {
	return typeof sent === 'object' && sent !== null ? sent.join(';') : String(sent ?? '');
}
