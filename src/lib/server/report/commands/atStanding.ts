import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { RowEntry } from '#lib/report/row.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A row at what its places have become part of by the report's quarter. Source: docs/rules.md, Places that become one. */
export async function atStanding<Row extends Pick<RowEntry, 'placeId' | 'also'>>(
	reader: Reader,
	report: Quarter,
	entry: Row,
): Promise<Row> {
	const named = [...new Set([...entry.also, ...(entry.placeId === null ? [] : [entry.placeId])])];
	if (named.length === 0) return entry;
	const found = await rows<{ id: number; became: number }>(
		reader,
		`select b.place_id as id, b.into_id as became from place_became b
		where b.place_id in (select cast(value as integer) from json_each(@named)) and b.from_quarter <= @by
		order by b.from_quarter`,
		{ named: JSON.stringify(named), by: quarterIndex(report) },
	);
	if (found.length === 0) return entry;
	const became = new Map(found.map((step) => [step.id, step.became]));
	const at = (id: number) => became.get(id) ?? id;
	const placeId = entry.placeId === null ? null : at(entry.placeId);
	return { ...entry, placeId, also: [...new Set(entry.also.map(at))].filter((id) => id !== placeId) };
}
