/** Reads the answers of the API. */
import { PEOPLE, spanOf, type Figure, type Reading, type Seen, type Span } from './reading.ts';

interface Figured {
	readonly reached: number | null;
	readonly conf_status: 'F' | 'C';
}
interface Grouped extends Figured {
	readonly without_place: number | null;
	readonly withheld_groups: Readonly<Record<string, readonly string[]>>;
	readonly [by: `by_${string}`]: Readonly<Record<string, number>>;
}
interface AnyIndicator extends Grouped {
	readonly code: string;
	readonly previous: Figured | null;
}

export interface Asked {
	readonly question: 'progress' | 'people' | 'places' | 'series';
	readonly year: number;
	readonly quarter: number;
	readonly window: string;
	/** Code, of places and series. */
	readonly indicator: string;
	readonly address: string;
}

export function readApi(text: string, asked: Asked, { country, indicators }: Reading): Seen[] {
	const seen: Seen[] = [];
	const { year, quarter, window, address } = asked;
	const span = spanOf(year, quarter, window);
	const take = (figure: Partial<Figure>, value: number | null, isKept: boolean) => {
		const whole: Figure = { indicator: asked.indicator, part: 'total', place: country, span, ...figure };
		const its = indicators.get(whole.indicator);
		if (!its || its.isFraction || (value === null && !isKept)) return;
		seen.push({ figure: whole, value, address });
	};
	const figured = (figure: Partial<Figure>, { reached, conf_status }: Figured) =>
		take(figure, reached, conf_status === 'C');
	const grouped = (indicator: string, one: Grouped) => {
		figured({ indicator }, one);
		for (const [dimension, kept] of Object.entries(one.withheld_groups)) {
			for (const [code, value] of Object.entries(one[`by_${dimension}`] ?? {}))
				take({ indicator, part: `${dimension}:${code}` }, value, false);
			for (const code of kept) take({ indicator, part: `${dimension}:${code || '?'}` }, null, true);
		}
	};
	const answer = JSON.parse(text) as object;
	if (asked.question === 'progress')
		for (const one of (answer as { indicators: AnyIndicator[] }).indicators) {
			grouped(one.code, one);
			take({ indicator: one.code, place: `${country}~p` }, one.without_place, false);
			if (one.previous) figured({ indicator: one.code, span: yearBefore(span) }, one.previous);
		}
	if (asked.question === 'people') grouped(PEOPLE, answer as Grouped);
	if (asked.question === 'places')
		for (const one of (answer as { places: (Figured & { pcode: string })[] }).places)
			figured({ place: one.pcode }, one);
	if (asked.question === 'series')
		for (const one of (answer as { series: SeriesPoint[] }).series) {
			figured({ span: spanOf(one.year, one.quarter, 'quarter') }, one);
			const toDate = spanOf(one.year, one.quarter, 'year-to-date');
			take({ span: toDate }, one.year_to_date, one.year_to_date_conf_status === 'C');
		}
	return seen;
}

interface SeriesPoint extends Figured {
	readonly year: number;
	readonly quarter: number;
	readonly year_to_date: number | null;
	readonly year_to_date_conf_status: 'F' | 'C';
}

function yearBefore({ first, last }: Span): Span {
	return { first: first - 4, last: last - 4 };
}
