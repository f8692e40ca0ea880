import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { service } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { ServiceRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { KEYS } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { putService } from '#lib/server/service/index.ts';
import { changesOf, tally, type Changes, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

/** Whether both say the same of what is offered, whenever that was confirmed. */
export function isOfferedAlike(one: ServiceRow, other: ServiceRow): boolean {
	const said = (row: ServiceRow) => without(row, 'confirmedOn', 'confirmedBy');
	return isDeepStrictEqual(said(one), said(other));
}

/** One that is offered as before keeps the later confirmation. Source: docs/rules.md, Services. */
export function serviceChanges(
	rows: readonly ServiceRow[],
	stored: readonly ServiceRow[],
): Changes<ServiceRow> {
	const { added, changed } = changesOf(rows, stored, KEYS.services);
	const isOther = ({ row, was }: { row: ServiceRow; was: ServiceRow }) =>
		!isOfferedAlike(row, was) || was.confirmedOn < row.confirmedOn;
	return { added, changed: changed.filter(isOther) };
}

/** Stores services: new ones, and others in the place of what is stored under their codes. Every name must be known. */
export async function writeServices(
	writer: Writer,
	planId: number,
	ids: Ids,
	changes: Changes<ServiceRow>,
): Promise<Tally> {
	const { id, code } = service;
	const stored = await writer.select({ id, code }).from(service).where(eq(service.planId, planId));
	const known = new Map(stored.map((one) => [one.code, one.id]));
	for (const row of [...changes.added, ...changes.changed.map((change) => change.row)]) {
		const { organisation, districts, ...line } = row;
		const named = {
			organisationId: need(ids.organisations, organisation),
			districtIds: districts.map((district) => need(ids.places, district)),
		};
		await putService(writer, planId, { ...line, ...named }, known.get(row.code));
	}
	return tally(changes);
}
