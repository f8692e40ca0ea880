/** From facts to what an indicator reached. Source: docs/rules.md, Calculation. */
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import { calculationOf, CALCULATIONS, isCounted, namedBy, type FactsRule } from './calculations.ts';
import {
	addReach,
	isReportedIn,
	standingBy,
	type Fact,
	type GroupKey,
	type GroupReach,
	type Reach,
} from './fact.ts';
import { isUnion, partsOf, sourcesOf, type Framework, type Indicator } from './indicator.ts';
import { bothSides, quarterOfBoth } from './ratio.ts';
import { besideOf, leavesBeside } from './beside.ts';
import { isDoneFrom, type IsNamed } from './reaching.ts';

/** The facts that an indicator's own reach is made of, and how. */
export interface Reaching {
	readonly sources: readonly Indicator[];
	/**
	 * Which facts must be looked at together (`FactsRule`); of a ratio all that a partner says of both sides, or, where
	 * a side counts places, everybody's.
	 */
	readonly together: FactsRule['together'] | 'partner';
	/** Whether a fact of one of the sources stands at a place that the figure knows. */
	readonly isNamed: IsNamed;
	/**
	 * Of the sources' facts reported in a window; null: unknown.
	 * @param first the window's first quarter
	 */
	readonly reach: (facts: readonly Fact[], first: QuarterNumber) => Reach | null;
}

/** Whether an indicator has a reach of its own; false: a composite that is added up from its parts' reaches. */
export function hasReach(indicator: Indicator, framework: Framework): boolean {
	const { calculation } = indicator;
	if (isCounted(calculation)) return true;
	if (calculationOf(calculation).madeOf !== 'sides') return isUnion(indicator, framework);
	return framework.has(indicator.numerator ?? 0) && framework.has(indicator.denominator ?? 0);
}

/** Of an indicator with facts of its own, a union and a ratio; null: it has none (`hasReach`). */
export function reachingOf(indicator: Indicator, framework: Framework): Reaching | null {
	const { calculation } = indicator;
	if (isCounted(calculation)) return byRule(CALCULATIONS[calculation].rule, [indicator]);
	if (calculationOf(calculation).madeOf === 'sides') return ofSides(indicator, framework);
	if (!isUnion(indicator, framework)) return null;
	const sources = sourcesOf(indicator, framework);
	const rule = sources[0] && calculationOf(sources[0].calculation).rule;
	return rule ? byRule(rule, sources) : null;
}

function byRule({ together, reach }: FactsRule, sources: readonly Indicator[]): Reaching {
	const named = new Map(sources.map((source) => [source.id, namedBy(source.calculation, source.of)]));
	const isNamed: IsNamed = (fact) => named.get(fact.indicator)?.(fact) ?? false;
	const apart = sources.filter(leavesBeside);
	if (apart.length === 0) {
		return { sources, together, isNamed, reach: (facts, first) => reach(facts, isNamed, first) };
	}
	const isBeside = besideOf(apart);
	// It is known by what stands beside, and counts nothing of it.
	const counted = (fact: Fact) => (isBeside(fact) ? { ...fact, total: 0, groups: undefined } : fact);
	return { sources, together, isNamed, reach: (facts, first) => reach(facts.map(counted), isNamed, first) };
}

/** The reach of the sources' facts in a window; null when no fact lies in it (unknown, not 0). */
export function reachIn(
	{ reach }: Reaching,
	facts: readonly Fact[],
	asked: { readonly quarter: QuarterNumber; readonly window: Window },
): Reach | null {
	const inWindow = facts.filter((fact) => isReportedIn(fact, asked));
	if (inWindow.length === 0) return null;
	return reach(standingBy(inWindow, asked.quarter), windowStart(asked.quarter, asked.window));
}

/** Whether late work stands in the quarter it was done in: where one quarter is chosen of several. */
export function isPlaced({ calculation }: Indicator): boolean {
	return calculationOf(calculation).rule?.chosen !== undefined;
}

/** Numerator and denominator over the partners and quarters that have both; what has one stands apart. */
function ofSides(indicator: Indicator, framework: Framework): Reaching | null {
	const numerator = framework.get(indicator.numerator ?? 0);
	const denominator = framework.get(indicator.denominator ?? 0);
	if (!numerator || !denominator) return null;
	const sources = sourcesOf(indicator, framework);
	const countsPlaces = sources.some((source) => calculationOf(source.calculation).countsPlaces);
	const placed = new Set(sources.filter(isPlaced).map(({ id }) => id));
	const over = (facts: readonly Fact[], first: QuarterNumber) => {
		const standing = facts.flatMap((fact) => {
			if (!placed.has(fact.indicator)) return { ...fact, done: fact.done && fact.quarter };
			return isDoneFrom(fact, first) ? fact : [];
		});
		const [above, below] = bothSides(
			factsOf(numerator, standing, framework),
			factsOf(denominator, standing, framework),
		);
		if (below.length === 0) return null;
		const chosen = calculationOf(denominator.calculation).rule?.chosen?.(below, first);
		const top = sumOf(numerator, chosen ? quarterOfBoth(above, chosen) : above, framework, first);
		const bottom = sumOf(denominator, below, framework, first);
		return { facts: above.length + below.length, top, bottom };
	};
	return {
		sources,
		together: countsPlaces ? 'everybody' : 'partner',
		isNamed: () => true,
		reach: (facts, first) => {
			const whole = over(facts, first);
			if (!whole) return null;
			const matched = over(
				facts.filter(({ groups }) => groups?.has('matched')),
				first,
			);
			const groups = new Map<GroupKey, GroupReach>();
			if (matched) {
				const [value, denominator] = [matched.top, matched.bottom].map(ofMatched);
				groups.set('matched', { facts: matched.facts, value: value ?? 0, denominator });
			}
			const denominator = whole.bottom?.total ?? 0;
			return { facts: whole.facts, total: whole.top?.total ?? 0, denominator, unnamed: 0, groups };
		},
	};
}

function ofMatched(side: Reach | null): number {
	return side?.groups.get('matched')?.value ?? 0;
}

function factsOf(side: Indicator, facts: readonly Fact[], framework: Framework): Fact[] {
	const ids = new Set(sourcesOf(side, framework).map(({ id }) => id));
	return facts.filter(({ indicator }) => ids.has(indicator));
}

/** What a side comes to: its own reach, or the sum of its parts'. */
function sumOf(
	side: Indicator,
	facts: readonly Fact[],
	framework: Framework,
	first: QuarterNumber,
): Reach | null {
	const reaching = reachingOf(side, framework);
	if (reaching) return facts.length === 0 ? null : reaching.reach(facts, first);
	return partsOf(side, framework)
		.map((part) => sumOf(part, factsOf(part, facts, framework), framework, first))
		.reduce(addReach, null);
}
