/** The figures by which somebody judges an import: what each quarter of which a staged report is comes to. */
import type { ImportedFigure } from '#lib/exchange/changedFigure.ts';
import { isQuarterNumber, WINDOWS } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';

/** Quarters that are compared, the newest of those that have a report. */
const MOST_QUARTERS = 8;

/** Empty where the plan or the sector is not there yet. */
export async function listImportedFigures(
	reader: Reader,
	{ plan, sector }: { readonly plan: string; readonly sector: string },
): Promise<ImportedFigure[]> {
	const scope = await getScope(reader, plan, sector);
	if (!scope) return [];
	const figures: ImportedFigure[] = [];
	for (const { year, quarter } of await listReported(reader, scope.sector.id)) {
		if (!isQuarterNumber(quarter)) continue;
		for (const window of WINDOWS) {
			const at = { year, quarter, window };
			const { indicators } = await getProgress(reader, scope, at);
			const { reached } = await getPeople(reader, scope, at);
			figures.push({ ...at, code: null, name: null, unit: 'people', reached });
			for (const { code, name, unit, reached: value } of indicators)
				figures.push({ ...at, code, name, unit, reached: value });
		}
	}
	return figures;
}

function listReported(reader: Reader, sectorId: number): Promise<{ year: number; quarter: number }[]> {
	return rows(
		reader,
		`select year, quarter from period where id in (select period_id from report where sector_id = @sectorId)
		order by year desc, quarter desc limit @most`,
		{ sectorId, most: MOST_QUARTERS },
	);
}
