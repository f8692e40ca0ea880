/** A bundle may not leave a plan that could be exported and not imported again: what it makes of stored entries. */
import { ALL_DIMENSIONS, dimensionsOf } from '#lib/figures/disaggregation.ts';
import { isMunicipality } from '#lib/places/place.ts';
import { formatQuarter, isQuarterNumber } from '#lib/plan/quarter.ts';
import { changesOf } from '#lib/server/exchange/commands/bundle/changes.ts';
import type { StoredState } from '#lib/server/exchange/commands/bundle/writeReference.ts';
import { KEYS, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { listCountedOften, listForeignCells, type Unfit } from '#lib/server/exchange/queries/unfit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

interface Whose {
	readonly planId: number;
	readonly sectorId: number;
}

/**
 * Entries that a changed indicator or place no longer takes. Asked when the bundle is written, since it may bring the
 * corrected reports too.
 */
export async function checkUnfit(
	reader: Reader,
	{ planId, sectorId }: Whose,
	reference: Reference,
	{ shared, sector }: StoredState,
	issues: Issues,
): Promise<void> {
	for (const { row, was } of changesOf(reference.indicators, sector.indicators, KEYS.indicators).changed) {
		if (((was.dimensions ?? ALL_DIMENSIONS) & ~(row.dimensions ?? ALL_DIMENSIONS)) === 0) continue;
		const found = await listForeignCells(reader, sectorId, row.code);
		if (found.length === 0) continue;
		const lost = dimensionsOf(found.reduce((all, { mask }) => all | mask, 0)).join(' and ');
		const message = `${row.code} is reported by ${lost} (${places(found)}): keep ${lost} among its dimensions, or give what is counted otherwise a code of its own.`;
		issues.error('dimension in use', { file: 'framework.csv', column: 'dimensions' }, message);
	}
	for (const { row, was } of changesOf(reference.places, shared?.places ?? [], KEYS.places).changed) {
		if (isMunicipality(was.level, was.kind) || !isMunicipality(row.level, row.kind)) continue;
		const found = await listCountedOften(reader, planId, row.pcode);
		const [first] = found;
		if (!first) continue;
		const message = `${row.pcode} stands for ${first.total} of ${first.indicator} (${places(found)}), and as a municipality it would be one: correct the reports, or keep its kind.`;
		issues.error('above 1 at a municipality', { file: 'places.csv', column: 'kind' }, message);
	}
}

/** So many are named; the rest is counted. */
const NAMED = 5;

function places(found: readonly Unfit[]): string {
	const names = new Set(
		found.map(({ partner, year, quarter }) =>
			isQuarterNumber(quarter) ? `${partner} in ${formatQuarter({ year, quarter })}` : partner,
		),
	);
	const more = names.size > NAMED ? ` and ${names.size - NAMED} more` : '';
	return `${[...names].slice(0, NAMED).join(', ')}${more}`;
}
