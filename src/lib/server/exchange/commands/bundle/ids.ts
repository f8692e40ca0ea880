/** Identifiers of what rows of a bundle name by code, once it is stored. */
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';

export interface Ids {
	readonly organisations: ReadonlyMap<string, number>;
	readonly places: ReadonlyMap<string, number>;
	/** By `key(dimension, code)`. */
	readonly groups: ReadonlyMap<string, number>;
	/** By `key(year, quarter)`. */
	readonly periods: ReadonlyMap<string, number>;
	readonly outcomes: ReadonlyMap<string, number>;
	readonly outputs: ReadonlyMap<string, number>;
	readonly indicators: ReadonlyMap<string, number>;
}

interface Scoped {
	readonly planId: number;
	readonly sectorId: number;
}

/** The identifiers of everything that a plan and one of its sectors have; an unknown plan or sector has none. */
export async function listIds(reader: Reader, { planId, sectorId }: Scoped): Promise<Ids> {
	const byCode = async (text: string, id: number) =>
		new Map(
			(await rows<{ id: number; code: string }>(reader, text, { id })).map((row) => [row.code, row.id]),
		);
	return {
		organisations: await byCode(
			`select coalesce(merged_into_id, id) as id, code from organisation where plan_id = @id`,
			planId,
		),
		places: await byCode(`select id, pcode as code from place where plan_id = @id`, planId),
		groups: new Map(
			(
				await rows<{ id: number; dimension: string; code: string }>(
					reader,
					`select id, dimension, code from plan_group where plan_id = @planId`,
					{ planId },
				)
			).map(({ id, dimension, code }) => [key(dimension, code), id]),
		),
		periods: new Map(
			(
				await rows<{ id: number; year: number; quarter: number }>(
					reader,
					`select id, year, quarter from period where plan_id = @planId`,
					{ planId },
				)
			).map(({ id, year, quarter }) => [key(year, quarter), id]),
		),
		outcomes: await byCode(`select id, code from outcome where sector_id = @id`, sectorId),
		outputs: await byCode(`select id, code from output where sector_id = @id`, sectorId),
		indicators: await byCode(`select id, code from indicator where sector_id = @id`, sectorId),
	};
}

/** The identifier of a code that was checked to be there. Throws when it is not, which would be a fault of the import. */
export function need(ids: ReadonlyMap<string, number>, code: string): number {
	const id = ids.get(code);
	if (id === undefined) throw new Error(`${code} was checked to be there and is not`);
	return id;
}
