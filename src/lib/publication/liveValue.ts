/** What a live figure comes to, out of what the queries answer or a publication froze. Source: docs/rules.md, Live figures. */
import type { IndicatorProgress, PeopleAnswer, ProgressAnswer } from '#lib/figures/answer.ts';
import type { About } from '#lib/figures/about.ts';
import { compare } from '#lib/figures/comparison.ts';
import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import { quarterIndex, shiftQuarter, type Quarter, type Window } from '#lib/plan/quarter.ts';
import type { AskedAnswer, Spoken } from '#lib/survey/spoken.ts';
import { isSaid, type LiveCodes, type LiveFigure } from './live.ts';

/** Which answer a live figure is taken from. */
export interface Slot extends Quarter {
	readonly window: Window;
	/** P-code; null: the whole. */
	readonly place: string | null;
	/** Of the figure of one group alone, as target and share need it; null: everybody. */
	readonly group: string | null;
}

/** Where live figures come from. What is undefined is not known there. */
export interface LiveSource {
	/** The quarter that the text is about. */
	readonly quarter: Quarter;
	readonly codes: LiveCodes;
	/** Compared with the year before. */
	readonly progressOf: (slot: Slot) => ProgressAnswer | undefined;
	readonly peopleOf: (at: Quarter & { readonly window: Window }) => PeopleAnswer | undefined;
	readonly fundingOf: (year: number) => FundingAnswer | undefined;
	readonly pipelineOf: (at: Quarter) => readonly PipelineFigure[] | undefined;
	readonly spokenOf: (asked: AskedAnswer) => Spoken | undefined;
	/** The figure is kept from whoever reads. */
	readonly isWithheld: (live: LiveFigure) => boolean;
	/** Whether an indicator counts people, or hangs on one that does: nothing is told of what is planned of it. */
	readonly isProtected: (indicator: string) => boolean;
}

export type LiveValue =
	| {
			readonly is: 'known';
			/** In the unit's own numbers; shares, changes and coverage as fractions. */
			readonly reached: number;
			/** Of a range the highest; null: one number. */
			readonly high: number | null;
			readonly about: About | null;
			readonly unit: Unit;
			/** Of a survey: what stands beside it. */
			readonly spoken?: Spoken;
	  }
	| { readonly is: 'unknown' | 'withheld' | 'protected'; readonly spoken?: Spoken };

const UNKNOWN: LiveValue = { is: 'unknown' };

/** The value of a live figure; `unknown`: nobody gave it, or the source has no such question. */
export function liveValueOf(live: LiveFigure | AskedAnswer, source: LiveSource): LiveValue {
	if (isSaid(live)) return spokenValue(source.spokenOf(live));
	if (live.name === 'pipeline') return planned(live, source);
	if (source.isWithheld(live)) return { is: 'withheld' };
	if (live.indicator === null) return ofSector(live, source);
	if (live.name === 'change' && live.against === 'previous-quarter') return sinceQuarter(live, source);
	const found = indicatorIn(slotOf(live, source.quarter), live, source);
	if (!found) return UNKNOWN;
	if (isKept(found, live, source)) return { is: 'withheld' };
	const { unit, target, share, previous } = found;
	if (live.name === 'reached') return reachedOf(found, live, source);
	if (live.name === 'target') return known(target, unit);
	if (live.name === 'share') return known(share, 'percent');
	return live.name === 'change' ? known(previous?.change ?? null, 'percent') : UNKNOWN;
}

/** Of the whole alone: no answer tells by place or group what is planned. */
function planned({ indicator, group, place, quarter }: LiveFigure, source: LiveSource): LiveValue {
	if (indicator !== null && source.isProtected(indicator)) return { is: 'protected' };
	const found = source.pipelineOf(quarter ?? source.quarter)?.find(({ code }) => code === indicator);
	if (!found || group !== null || place !== null) return UNKNOWN;
	return known(found.total, found.unit);
}

function spokenValue(spoken: Spoken | undefined): LiveValue {
	if (spoken?.is === 'few') return { is: 'withheld', spoken };
	if (spoken?.is !== 'told') return { is: 'unknown', ...(spoken && { spoken }) };
	return { is: 'known', reached: spoken.value, high: null, about: null, unit: 'count', spoken };
}

/** The answers that a live figure needs; empty: none about progress. */
export function slotsOf(live: LiveFigure, quarter: Quarter): Slot[] {
	if (live.indicator === null || live.name === 'pipeline') return [];
	const slot = slotOf(live, quarter);
	if (live.name !== 'change' || live.against !== 'previous-quarter') return [slot];
	const alone = { ...slot, window: 'quarter' as const };
	return [alone, { ...alone, ...shiftQuarter(alone, -1) }];
}

/** Of what was reached every answer tells the groups; of a target or a change that group's own answer does. */
function slotOf({ name, quarter, window, place, group }: LiveFigure, own: Quarter): Slot {
	const { year, quarter: number } = quarter ?? own;
	return { year, quarter: number, window, place, group: name === 'reached' ? null : group };
}

export function keyOfSlot({ window, place, group, ...quarter }: Slot): string {
	return JSON.stringify([quarterIndex(quarter), window, place, group]);
}

function indicatorIn(slot: Slot, { indicator }: LiveFigure, source: LiveSource) {
	return source.progressOf(slot)?.indicators.find(({ code }) => code === indicator);
}

/** Whether a publication withholds it from whoever reads. */
function isKept(
	{ withheldFigures, withheldGroups, previous }: Partial<Withholding>,
	{ name, group }: Pick<LiveFigure, 'name' | 'group'>,
	{ codes }: LiveSource,
): boolean {
	if (name === 'target') return false;
	const dimension = group === null ? undefined : codes.groups.get(group);
	return (
		withheldFigures?.includes('reached') === true ||
		(name === 'change' && previous?.isWithheld === true) ||
		(dimension !== undefined && withheldGroups?.[dimension]?.includes(group ?? '') === true)
	);
}
type Withholding = Pick<IndicatorProgress, 'withheldFigures' | 'withheldGroups' | 'previous'>;

function reachedOf(
	{ reached, high, about, byGroup, unit }: IndicatorProgress,
	{ group }: LiveFigure,
	source: LiveSource,
): LiveValue {
	if (group !== null) return known(groupIn(byGroup, group, source), unit);
	return reached === null ? UNKNOWN : { is: 'known', reached, high, about, unit };
}

function groupIn(byGroup: PeopleAnswer['byGroup'], group: string, { codes }: LiveSource): number | null {
	const dimension = codes.groups.get(group);
	return (dimension && byGroup[dimension]?.[group]) ?? null;
}

/** The quarter alone against the one before it: of a year to date the next is always more. */
function sinceQuarter(live: LiveFigure, source: LiveSource): LiveValue {
	const [now, then] = slotsOf(live, source.quarter).map((slot) => indicatorIn(slot, live, source));
	if (!now || !then || now.isRange || now.calculation !== then.calculation) return UNKNOWN;
	if (now.unknownParts.length + then.unknownParts.length > 0) return UNKNOWN;
	return known(compare(now.reached, then.reached, []).change, 'percent');
}

function ofSector({ name, group, place, quarter, window }: LiveFigure, source: LiveSource): LiveValue {
	const at = quarter ?? source.quarter;
	if (place !== null) return UNKNOWN;
	if (name === 'people') {
		const people = source.peopleOf({ ...at, window });
		if (!people) return UNKNOWN;
		if (isKept(people, { name, group }, source)) return { is: 'withheld' };
		return known(group === null ? people.reached : groupIn(people.byGroup, group, source), 'people');
	}
	const funding = source.fundingOf(at.year);
	if (!funding || group !== null) return UNKNOWN;
	if (name === 'coverage') return known(funding.coverage, 'percent');
	return name === 'required' || name === 'received' || name === 'gap' ? known(funding[name], 'usd') : UNKNOWN;
}

function known(reached: number | null, unit: Unit): LiveValue {
	return reached === null ? UNKNOWN : { is: 'known', reached, high: null, about: null, unit };
}
