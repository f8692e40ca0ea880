/** An indicator's progress as strangers may see it. Source: docs/rules.md, Small counts. */
import { byDimension } from '#lib/plan/groups.ts';
import { yearBefore } from '#lib/plan/quarter.ts';
import type {
	IndicatorComparison,
	IndicatorLabel,
	IndicatorProgress,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import { cellOf, isGuarded, isKept, marks, type Masking, type Part } from './asked.ts';
import { maskGroups, type MaskedGroups } from './groups.ts';

type Told = Exclude<keyof IndicatorProgress, keyof IndicatorLabel>;

/**
 * Each thing that a figure tells besides its name, where the figure is withheld: shown as it is, or what stands instead. What
 * is new must be decided here before it compiles.
 */
const WITHHELD: { readonly [Field in Told]: 'shown' | (() => IndicatorProgress[Field]) } = {
	reached: () => null,
	high: () => null,
	about: () => null,
	withoutPlace: () => null,
	beside: () => [],
	target: 'shown',
	share: () => null,
	expected: 'shown',
	expectedShare: 'shown',
	pace: () => null,
	status: () => 'withheld',
	incomplete: 'shown',
	disaggregationKnown: () => byDimension(() => null),
	unknown: () => byDimension(() => null),
	byGroup: () => ({}),
	notDisaggregated: () => null,
	noneReported: () => null,
	late: () => [],
	ofYear: () => null,
	missingQuarters: 'shown',
	isJudged: 'shown',
	unknownParts: 'shown',
	// Compared with what was reached then, which may be shown.
	previous: 'shown',
	withheldFigures: () => ['reached'],
	withheldGroups: () => undefined,
};

/** Of one group, what another one has of it is in no table: how many women are displaced. */
const NO_GROUPS: MaskedGroups = {
	byGroup: {},
	unknown: byDimension(() => null),
	withheldGroups: undefined,
};

/** @param part of what it was asked, where that was not the whole sector */
export function maskProgress(
	whole: IndicatorProgress,
	asked: WindowQuestion,
	masking: Masking,
	part: Part = {},
): IndicatorProgress {
	const cell = cellOf(whole.code, asked, part);
	if (!isGuarded(masking, cell)) return whole;
	const before = { ...asked, ...yearBefore(asked) };
	const isThenWithheld = isKept(masking, cellOf(whole.code, before, part));
	if (isKept(masking, cell)) {
		const instead = Object.entries(WITHHELD).flatMap(([field, rule]) =>
			rule === 'shown' || rule() === undefined ? [] : [[field, rule()] as const],
		);
		const masked = { ...whole, ...(Object.fromEntries(instead) as Partial<IndicatorProgress>) };
		return { ...masked, previous: maskPrevious(whole.previous, true, isThenWithheld) };
	}
	const { withheldGroups, ...groups } = part.group ? NO_GROUPS : maskGroups(whole, cell, masking);
	const isPlaceWithheld = isKept(masking, { ...cell, without: 3 });
	return {
		...whole,
		...groups,
		disaggregationKnown: byDimension((dimension) =>
			part.group || withheldGroups?.[dimension]?.includes('') ? null : whole.disaggregationKnown[dimension],
		),
		withoutPlace: isPlaceWithheld ? null : whole.withoutPlace,
		// What is late is a figure of its own and stands in no table.
		late: [],
		notDisaggregated: null,
		previous: maskPrevious(whole.previous, false, isThenWithheld),
		...marks<Pick<IndicatorProgress, 'withheldFigures' | 'withheldGroups'>>({
			withheldGroups,
			withheldFigures: isPlaceWithheld && !whole.isFraction ? ['withoutPlace'] : undefined,
		}),
	};
}

function maskPrevious(
	previous: IndicatorComparison | null,
	isWithheld: boolean,
	isThenWithheld: boolean,
): IndicatorComparison | null {
	if (!previous || (!isWithheld && !isThenWithheld)) return previous;
	const none = { ...previous, change: null, difference: null };
	return isThenWithheld ? { ...none, reached: null, isWithheld: true } : none;
}
