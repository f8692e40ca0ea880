/** Where it may be told which partner works. Source: docs/rules.md, Names. */
import { lowestShown } from '#lib/disclosure/disclosure.ts';
import type { Filter } from '#lib/figures/answer.ts';
import { sourcesOf } from '#lib/figures/indicator.ts';
import type { Level } from '#lib/places/place.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';

/** The lowest level at which every partner with a figure is named. */
export const LOWEST_NAMED = 2;

/** Whether an indicator allows names: all that it is made of do. */
function allowsNames(indicator: FrameworkIndicator, framework: SectorFramework): boolean {
	const allowing = allowingOf(framework);
	return sourcesOf(indicator, framework.byId).every(({ id }) => allowing.has(id));
}

/** Identifiers of the indicators that allow names themselves. */
function allowingOf({ indicators }: SectorFramework): ReadonlySet<number> {
	return new Set(indicators.filter(({ namesPartners }) => namesPartners).map(({ id }) => id));
}

/** The lowest level at which whoever asks is shown an indicator under a filter. */
export function lowestUnder(
	indicator: FrameworkIndicator,
	framework: SectorFramework,
	{ disclosure }: Pick<Scope, 'disclosure'>,
	{ naming }: Filter = {},
): Level {
	const lowest = lowestShown(indicator.sensitivity, disclosure);
	const isNamed = naming === undefined || (naming === 'allowed' && allowsNames(indicator, framework));
	return isNamed || lowest <= LOWEST_NAMED ? lowest : LOWEST_NAMED;
}

interface Known {
	readonly id: number;
	readonly code: string;
	readonly name: string;
	/** It agreed. */
	readonly isNamed: boolean;
}

/** Partners of facts, each by the indicator that was reported, as they may stand at a place; `unnamed` counts the others. */
export function namedAt(
	level: Level,
	facts: readonly { readonly partner: number; readonly indicator: number }[],
	{
		partners,
		framework,
		naming,
	}: {
		/** All that may stand there, in their order. */
		readonly partners: readonly Known[];
		readonly framework: SectorFramework;
		readonly naming: Scope['naming'];
	},
): { readonly partners: { readonly code: string; readonly name: string }[]; readonly unnamed?: number } {
	const isFree = level <= LOWEST_NAMED || naming === 'all';
	const working = new Set(facts.map(({ partner }) => partner));
	const allowing = allowingOf(framework);
	const allowed = new Set(
		facts.filter(({ indicator }) => allowing.has(indicator)).map(({ partner }) => partner),
	);
	const there = partners.filter(({ id }) => working.has(id));
	const named = there.filter(({ id, isNamed }) => isFree || (isNamed && allowed.has(id)));
	const unnamed = there.length - named.length;
	return { partners: named.map(({ code, name }) => ({ code, name })), ...(unnamed > 0 && { unnamed }) };
}
