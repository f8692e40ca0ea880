/** Stored entries that no longer fit what a bundle has made of their indicator or place: no import would take them. */
import { readKindsCell, type Calculation } from '#lib/figures/calculations.ts';
import { standingAt } from '#lib/figures/indicator.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import { readLater, type Later } from '#lib/plan/firstQuarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Where entries lie that do not fit: one line a partner and quarter. */
export interface Unfit {
	readonly sector: string;
	readonly indicator: string;
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
}

/** The reports whose errors stand in the way of a bundle: drafts' own do not. */
const BINDING = `(r.counts = 1 or r.state = 'submitted')`;

const NAMES = `s.code as sector, i.code as indicator, o.code as partner, d.year, d.quarter`;
const TABLES = `sector s join indicator i on i.sector_id = s.id join entry e on e.indicator_id = i.id
	join report r on r.id = e.report_id and ${BINDING} join organisation o on o.id = r.partner_id
	join period d on d.id = r.period_id`;

/** Entries of an indicator with cells of dimensions that it does not have, and the dimensions as a set of bits. */
export async function listForeignCells(
	reader: Reader,
	sectorId: number,
	indicator: string,
): Promise<(Unfit & { readonly mask: number })[]> {
	return rows<Unfit & { mask: number }>(
		reader,
		`select distinct ${NAMES}, m.mask & ~i.dimensions as mask
		from ${TABLES} join cell c on c.entry_id = e.id join group_combination m on m.id = c.combination_id
		where s.id = @sectorId and i.code = @indicator and (m.mask & ~i.dimensions) <> 0 order by d.year, d.quarter`,
		{ sectorId, indicator },
	);
}

/** How the indicators of a plan's other sectors are computed, and will be. */
export async function listOthersCalculations(
	reader: Reader,
	planId: number,
	sectorId: number,
): Promise<{ code: string; calculation: Calculation; laterCalculations: readonly Later<Calculation>[] }[]> {
	const found = await rows<{ code: string; calculation: Calculation; later: string }>(
		reader,
		`select i.code, i.calculation, i.later_calculations as later from indicator i join sector s on s.id = i.sector_id
		where s.plan_id = @planId and s.id <> @sectorId order by s.code, i.code`,
		{ planId, sectorId },
	);
	return found.map(({ later, ...one }) => ({ ...one, laterCalculations: readLater<Calculation>(later) }));
}

/** Entries of an indicator that cover the year, or that tell its months: what they come to is made by its calculation. */
export async function listMade(
	reader: Reader,
	sectorId: number,
	indicator: string,
): Promise<(Unfit & { readonly ofYear: number })[]> {
	return rows<Unfit & { ofYear: number }>(
		reader,
		`select distinct ${NAMES}, e.of_year as "ofYear" from ${TABLES}
		where s.id = @sectorId and i.code = @indicator
			and (e.of_year = 1 or exists (select 1 from entry_month m where m.entry_id = e.id))
		order by d.year, d.quarter, o.code`,
		{ sectorId, indicator },
	);
}

/**
 * Values of counts of places at a place that say nothing there, or count it more than once, were it of a level and kind.
 * @returns `stands` as `standingAt` says
 */
export async function listMiscounted(
	reader: Reader,
	planId: number,
	{
		pcode,
		level,
		kindIn,
	}: {
		readonly pcode: string;
		readonly level: Level;
		readonly kindIn: (asked: { readonly year: number; readonly quarter: number }) => PlaceKind | null;
	},
): Promise<(Unfit & { readonly total: number; readonly stands: 'one' | 'nothing' })[]> {
	const found = await rows<Unfit & { calculation: Calculation; counted_kinds: string | null; total: number }>(
		reader,
		`select ${NAMES}, i.calculation, i.counted_kinds, e.total from ${TABLES} join place p on p.id = e.place_id
		where s.plan_id = @planId and p.plan_id = @planId and p.pcode = @pcode and e.total is not null
		order by d.year, d.quarter`,
		{ planId, pcode },
	);
	return found.flatMap(({ calculation, counted_kinds, ...one }) => {
		const stands = standingAt(
			{ calculation, of: readKindsCell(counted_kinds) },
			{ level, kind: kindIn(one) },
		);
		return stands === 'nothing' || (stands === 'one' && one.total > 1) ? { ...one, stands } : [];
	});
}
