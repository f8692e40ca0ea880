/** What all answers of the API have in common: the names in its own spelling, and whose figures they are. */
import type { ByGroup, IndicatorLabel, WithheldGroups } from '#lib/figures/answer.ts';
import { byDimension, prefixed } from '#lib/plan/groups.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { spell, type Localised } from '#lib/plan/text.ts';

export function named(name: Localised) {
	return spell('name', name);
}

export function scopeAnswer({ plan, sector }: Scope) {
	return {
		plan: plan.code,
		sector: sector.code,
		demonstration: plan.demonstration,
		as_of: asOf(plan),
	};
}

/** When the plan's public data last changed; null when they never did. */
export function asOf({ dataVersion, changedAt }: Scope['plan']): string | null {
	return dataVersion === 0 ? null : changedAt;
}

/** `by_sex`, `by_cohort` …: an object code → figure for each dimension. */
export function groupAnswer(byGroup: ByGroup) {
	return prefixed('by', (dimension) => byGroup[dimension] ?? {});
}

export function indicatorNames({ code, name, unit }: Pick<IndicatorLabel, 'code' | 'name' | 'unit'>) {
	return { code, ...named(name), unit };
}

export function placeNames({ pcode, name, level }: Pick<PlaceLabel, 'pcode' | 'name' | 'level'>) {
	return { pcode, ...named(name), level };
}

/** SDMX: confidential, or free. */
export function confStatus(isWithheld: boolean | undefined): 'C' | 'F' {
	return isWithheld ? 'C' : 'F';
}

/** Of each dimension the codes of the groups that are withheld. */
export function withheldGroupsAnswer(withheld: WithheldGroups | undefined) {
	return byDimension((dimension) => [...(withheld?.[dimension] ?? [])]);
}
