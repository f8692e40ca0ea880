/** Indicators of the country: reached against target, groups, the year before; and groups of the places that are compared. */
import { setImmediate } from 'node:timers/promises';
import type { IndicatorProgress, PeopleAnswer } from '#lib/figures/answer.ts';
import { isCompared } from '#lib/figures/sideBySide.ts';
import type { PublishedFigure, ObsStatus } from '#lib/publication/publishedFigure.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import type { FileEdition } from '../edition.ts';
import { confidentialIf, rowOf } from './row.ts';

type Asked = Pick<PublishedFigure, 'year' | 'quarter' | 'window'>;

export async function indicatorRows(
	{ reader, scope, period: { year, quarter } }: FileEdition,
	window: Window,
): Promise<PublishedFigure[]> {
	const asked = { year, quarter, window };
	const { indicators } = await getProgress(reader, scope, { ...asked, compare: true });
	return indicators.flatMap((one) => [
		...reachedRows(one, asked),
		...againstTarget(one, asked),
		...yearBefore(one, asked),
		...groupRows(one, { ...asked, indicator: one, unit: one.unit }),
	]);
}

function reachedRows(one: IndicatorProgress, asked: Asked): PublishedFigure[] {
	const { about, reached, high, isRange, withheldFigures, previous } = one;
	const said = { ...asked, indicator: one, unit: one.unit };
	const kept = withheldFigures?.includes('reached') ?? false;
	const own: ObsStatus | null = kept
		? 'c'
		: about !== null
			? 'e'
			: previous?.computedOtherwise && reached !== null
				? 'b'
				: null;
	return [
		rowOf({ ...said, figure: 'reached', value: reached }, own),
		...(isRange ? [rowOf({ ...said, figure: 'high', value: high }, own)] : []),
	];
}

/** What is expected of a quarter that is not over yet applies to nothing. */
function againstTarget(one: IndicatorProgress, asked: Asked): PublishedFigure[] {
	const { target, expected, share, withheldFigures, isJudged } = one;
	if (target === null) return [];
	const said = { ...asked, indicator: one };
	const kept = confidentialIf(withheldFigures?.includes('reached'));
	return [
		rowOf({ ...said, figure: 'target', unit: one.unit, value: target }),
		rowOf(
			{ ...said, figure: 'expected', unit: one.unit, value: isJudged ? expected : null },
			isJudged ? null : 'z',
		),
		rowOf({ ...said, figure: 'share', unit: 'fraction', value: share }, kept),
	];
}

function yearBefore(one: IndicatorProgress, asked: Asked): PublishedFigure[] {
	const { previous, withheldFigures } = one;
	if (!previous) return [];
	const said = { ...asked, indicator: one };
	const isKept = previous.isWithheld ?? false;
	const isEither = isKept || withheldFigures?.includes('reached');
	const change = isEither ? 'c' : previous.computedOtherwise || previous.change === null ? 'z' : null;
	return [
		rowOf({ ...said, figure: 'previous', unit: one.unit, value: previous.reached }, confidentialIf(isKept)),
		rowOf({ ...said, figure: 'change', unit: 'fraction', value: previous.change }, change),
	];
}

type Grouped = Pick<IndicatorProgress | PeopleAnswer, 'byGroup' | 'unknown' | 'withheldGroups'>;

/** Figures by group, in the order of the answer, withheld ones after them; then what is not disaggregated. */
export function groupRows(
	{ byGroup, unknown, withheldGroups }: Grouped,
	said: Asked & Pick<PublishedFigure, 'indicator' | 'unit'> & Partial<PublishedFigure>,
): PublishedFigure[] {
	return DIMENSIONS.flatMap((dimension) => {
		const shown = Object.entries(byGroup[dimension] ?? {});
		const withheld = withheldGroups?.[dimension] ?? [];
		if (shown.length === 0 && withheld.length === 0) return [];
		const row = (group: string | null, value: number | null, isKept: boolean) =>
			rowOf({ ...said, figure: 'reached', dimension, group, value }, confidentialIf(isKept));
		return [
			...shown.map(([group, value]) => row(group, value, false)),
			...withheld.filter((group) => group !== '').map((group) => row(group, null, true)),
			row(null, unknown[dimension], withheld.includes('')),
		];
	});
}

/** Of each governorate and district what is known by group. */
export async function groupsAtPlaces(
	{ reader, scope, period: { year, quarter } }: FileEdition,
	window: Window,
): Promise<PublishedFigure[]> {
	const asked = { year, quarter, window };
	const found: PublishedFigure[] = [];
	for (const place of (await listPlaces(reader, scope.plan.id, { year, quarter })).values()) {
		if (!isCompared(place.level)) continue;
		// Pages are answered in between.
		await setImmediate();
		const filter = await findFilter(reader, scope, { place: place.pcode });
		if (!('filter' in filter)) continue;
		const { indicators } = await getProgress(reader, scope, { ...asked, filter: { place: place.id } });
		const { level } = place;
		for (const one of indicators)
			found.push(...groupRows(one, { ...asked, indicator: one, unit: one.unit, level, place }));
	}
	return found;
}
