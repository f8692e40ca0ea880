/** A bundle may not leave a plan that could be exported and not imported again: what it makes of stored entries. */
import { ALL_DIMENSIONS, dimensionsOf } from '#lib/figures/disaggregation.ts';
import { formatQuarter, isQuarterNumber } from '#lib/plan/quarter.ts';
import { changesOf } from '#lib/server/exchange/commands/bundle/changes.ts';
import type { StoredState } from '#lib/server/exchange/commands/bundle/writeReference.ts';
import { KEYS, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { listMiscounted, listForeignCells, type Unfit } from '#lib/server/exchange/queries/unfit.ts';
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
		if (was.level === row.level && was.kind === row.kind) continue;
		const found = await listMiscounted(reader, planId, row);
		const [first] = found;
		if (!first) continue;
		const what = row.kind ?? `a place of level ${row.level}`;
		const why =
			first.stands === 'one'
				? `${row.pcode} stands for ${first.total} of ${first.indicator} (${places(found)}), and as ${what} it would be one`
				: `${row.pcode} is counted by ${first.indicator} (${places(found)}), which counts no ${what}`;
		const kind = first.stands === 'one' ? 'above 1 at a place' : 'place not counted';
		issues.error(
			kind,
			{ file: 'places.csv', column: 'kind' },
			`${why}: correct the reports, or keep its kind.`,
		);
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
