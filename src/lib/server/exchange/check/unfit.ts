/** A bundle may not leave a plan that could be exported and not imported again: what it makes of stored entries. */
import { isDeepStrictEqual } from 'node:util';
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import { calculationIn, placeIn } from '#lib/server/exchange/reports/lookup.ts';
import { formatQuarter, isQuarterNumber } from '#lib/plan/quarter.ts';
import { changesOf } from '#lib/server/exchange/commands/bundle/changes.ts';
import type { StoredState } from '#lib/server/exchange/commands/bundle/writeReference.ts';
import {
	KEYS,
	type IndicatorRow,
	type PlaceRow,
	type Reference,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import {
	listMade,
	listMiscounted,
	listOthersCalculations,
	type Unfit,
} from '#lib/server/exchange/queries/unfit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { lostDimensions } from './lostDimensions.ts';

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
	await checkChangesOfStates(
		reader,
		{ planId, sectorId },
		[...(shared?.places ?? []), ...reference.places],
		reference,
		issues,
	);
	const indicators = changesOf(reference.indicators, sector.indicators, KEYS.indicators).changed;
	for (const { row, was } of indicators) await checkMade(reader, sectorId, row, was, issues);
	for (const { row, was } of indicators) {
		const inUse = await lostDimensions(reader, sectorId, row, was);
		if (!inUse) continue;
		const lost = inUse.lost.join(' and ');
		const message = `${row.code} is reported by ${lost} (${places(inUse.found)}): keep ${lost} among its dimensions, or give what is counted otherwise a code of its own.`;
		issues.error('dimension in use', { file: 'framework.csv', column: 'dimensions' }, message);
	}
	for (const { row, was } of changesOf(reference.places, shared?.places ?? [], KEYS.places).changed) {
		const isKept = isDeepStrictEqual(
			[was.level, was.kind, was.laterKinds],
			[row.level, row.kind, row.laterKinds],
		);
		if (isKept) continue;
		const kindIn = ({ year, quarter }: { readonly year: number; readonly quarter: number }) =>
			isQuarterNumber(quarter) ? placeIn(row, { year, quarter }).kind : row.kind;
		const found = await listMiscounted(reader, planId, { ...row, kindIn });
		const [first] = found;
		if (!first) continue;
		const what = kindIn(first) ?? `a place of level ${row.level}`;
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

/**
 * What stands (`latest`, `peak`) has one quarter of a window, chosen of all: where its place was another within a year, in
 * two districts or of two kinds, that quarter would stand in both, and the parts would not add up to the whole.
 */
async function checkChangesOfStates(
	reader: Reader,
	{ planId, sectorId }: Whose,
	known: readonly PlaceRow[],
	{ indicators }: Reference,
	issues: Issues,
): Promise<void> {
	const places = new Map(known.map((place) => [place.pcode, place]));
	const moved = [...places.values()].find(({ laterKinds, laterParents, mergedInto }) =>
		[...laterKinds, ...laterParents, ...(mergedInto ? [mergedInto] : [])].some(
			({ quarter }) => quarter !== 1,
		),
	);
	if (!moved) return;
	const all = [...indicators, ...(await listOthersCalculations(reader, planId, sectorId))];
	const standing = all.find(({ calculation, laterCalculations }) =>
		[calculation, ...laterCalculations.map(({ value }) => value)].some(choosesQuarter),
	);
	if (!standing) return;
	issues.error(
		'changed within a year',
		{ file: 'places.csv', column: null },
		`${moved.pcode} becomes another place within a year, and ${standing.code} is what stands in one of its quarters: let it change with the first quarter of a year.`,
	);
}

function choosesQuarter(calculation: Calculation): boolean {
	return calculationOf(calculation).rule?.chosen !== undefined;
}

/** Values that the calculation of their quarter would make otherwise, or does not take. */
async function checkMade(
	reader: Reader,
	sectorId: number,
	row: IndicatorRow,
	was: IndicatorRow,
	issues: Issues,
): Promise<void> {
	if (isDeepStrictEqual(row.laterCalculations, was.laterCalculations)) return;
	const found = (await listMade(reader, sectorId, row.code)).filter(({ year, quarter, ofYear }) => {
		if (!isQuarterNumber(quarter)) return false;
		const now = calculationIn(row, { year, quarter });
		const isOther = now !== calculationIn(was, { year, quarter });
		return isOther && (ofYear === 0 || !calculationOf(now).addsUp);
	});
	if (found.length === 0) return;
	const message = `${row.code} is told by months, or for a whole year (${places(found)}), and its calculation makes the figures of these: let another begin later.`;
	issues.error('changed calculation', { file: 'framework.csv', column: 'later_calculations' }, message);
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
