/** How the figure of people of a sector comes about. Source: docs/rules.md, Why this number. */
import type { IndicatorProgress, PeopleAnswer } from '#lib/figures/answer.ts';
import { exactIn } from '#lib/figures/unit.ts';
import { additionOf, type Possible } from './addition.ts';
import { traced, WITHHELD, type Trace } from './trace.ts';

/**
 * People at places that hold people. Where the plan adds its indicators up, each gives what it has at such a place; where
 * the largest at each place counts, no shown figures come to it.
 * @param indicators all of the sector, of the same window
 */
export function tracePeople(people: PeopleAnswer, indicators: readonly IndicatorProgress[]): Trace {
	if (people.withheldFigures?.includes('reached')) return WITHHELD;
	const figure = { reached: people.reached, high: null, about: null, isWithheld: false };
	if (people.method === 'largest') return traced(figure);
	const possible = countingOf(people, indicators).map(atPlaces);
	const addition = additionOf('indicator', possible, people.reached, 'people');
	return traced(figure, {
		additions: addition ? [addition] : [],
		hidesParts: people.reached !== null && possible.some(({ isWithheld }) => isWithheld),
	});
}

/** The indicators that count people, in the framework's order. */
export function countingOf(
	people: PeopleAnswer,
	indicators: readonly IndicatorProgress[],
): IndicatorProgress[] {
	return indicators.filter(({ code }) => people.indicators.includes(code));
}

function atPlaces({ code, name, reached, withoutPlace, withheldFigures }: IndicatorProgress): Possible {
	return {
		name: { is: 'indicator', code, name },
		value: reached === null ? null : exactIn(reached - (withoutPlace ?? 0), 'people'),
		isWithheld: (withheldFigures ?? []).length > 0,
	};
}
