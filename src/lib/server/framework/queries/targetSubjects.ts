import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import type { TargetCell } from '#lib/framework/targetCell.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What a target can be set for, by identifier. */
export interface TargetSubjects {
	readonly indicators: ReadonlyMap<number, string>;
	/** P-codes. */
	readonly places: ReadonlyMap<number, string>;
	readonly groups: ReadonlyMap<number, { readonly dimension: string; readonly code: string }>;
}

interface Named {
	id: number;
	code: string;
}

/** The indicators of a sector, and the places of its plan that the cells name with the groups of sex and cohort. */
export async function targetSubjects(
	reader: Reader,
	{ planId, sectorId }: { readonly planId: number; readonly sectorId: number },
	cells: readonly TargetCell[],
): Promise<TargetSubjects> {
	const indicators = await rows<Named & { calculation: Calculation }>(
		reader,
		`select i.id, i.code, i.calculation from indicator i join sector s on s.id = i.sector_id
		where i.sector_id = @sectorId and s.plan_id = @planId`,
		{ planId, sectorId },
	);
	const groups = await rows<Named & { dimension: string }>(
		reader,
		`select id, code, dimension from plan_group where plan_id = @planId and dimension in ('sex', 'cohort')`,
		{ planId },
	);
	const names = cells.some(({ placeId }) => placeId !== null);
	const places = names
		? await rows<Named>(reader, `select id, pcode as code from place where plan_id = @planId`, { planId })
		: [];
	const byId = (all: readonly Named[]) => new Map(all.map(({ id, code }) => [id, code]));
	return {
		// What is stated is measured by no target.
		indicators: byId(indicators.filter(({ calculation }) => !calculationOf(calculation).isRange)),
		places: byId(places),
		groups: new Map(groups.map(({ id, code, dimension }) => [id, { code, dimension }])),
	};
}
