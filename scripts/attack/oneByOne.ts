/** Reads the answers of a publication that tell figures one by one. */
import type { Label } from './given.ts';
import { spanOf, type Figure, type Span } from './reading.ts';

/** What is done with a figure that was read. */
export interface Taking {
	readonly take: (figure: Figure, value: number | null) => void;
	/** Whether figures of an indicator are read: those of a fraction are not. */
	readonly isRead: (code: string) => boolean;
	/** Its P-code. */
	readonly country: string;
}

/** By the name of their part: the key, and the answer. */
export const ONE_BY_ONE = { series, recent, place, donor, activities };

function series([code]: readonly unknown[], answer: unknown, { take, isRead, country }: Taking): void {
	const indicator = String(code);
	if (!isRead(indicator)) return;
	const { points } = answer as {
		points: {
			year: number;
			quarter: number;
			reached: number | null;
			yearToDate: number | null;
			withheldFigures?: string[];
		}[];
	};
	for (const { year, quarter, reached, yearToDate, withheldFigures = [] } of points)
		for (const [window, name, value] of [
			['quarter', 'reached', reached],
			['year-to-date', 'yearToDate', yearToDate],
		] as const) {
			const isKept = withheldFigures.includes(name);
			if (!isKept && value === null) continue;
			const span = spanOf(year, quarter, window);
			take({ indicator, part: 'total', place: country, span }, value);
		}
}

function recent([at, of]: readonly unknown[], answer: unknown, { take, isRead, country }: Taking): void {
	const end = spanOf(Number(at), Number(of), 'quarter').last;
	for (const [code, figures] of Object.entries(answer as Record<string, (number | null | string)[]>)) {
		if (!isRead(code)) continue;
		for (const [i, value] of figures.entries()) {
			const last = end - figures.length + 1 + i;
			const figure = { indicator: code, part: 'total', place: country, span: { first: last, last } };
			if (value !== null) take(figure, typeof value === 'number' ? value : null);
		}
	}
}

function place(key: readonly unknown[], answer: unknown, { take, isRead, country }: Taking): void {
	const [, pcode, at, of, window] = key;
	const its = answer as {
		place: { parent: { pcode: string } | null };
		activities: {
			indicator: Label;
			reached: number | null;
			reachedAbove: number | null;
			quarters: (number | null)[];
			withheldFigures?: string[];
		}[];
	} | null;
	for (const one of its?.activities ?? []) {
		const { code, isRange, countsPlaces } = one.indicator;
		if (!isRead(code) || isRange || countsPlaces) continue;
		const span = spanOf(Number(at), Number(of), String(window));
		// The country's own page leaves out what names no place at all.
		const named = (at: string) => (at === country ? `${country}@` : at);
		const figure = { indicator: code, part: 'total', place: named(String(pcode)), span };
		const kept = one.withheldFigures ?? [];
		if (kept.includes('reached') || one.reached !== null) take(figure, one.reached);
		const above = its?.place.parent?.pcode;
		// Beside a figure that is withheld the one above it is left out too, and may be told elsewhere.
		if (above !== undefined && one.reachedAbove !== null)
			take({ ...figure, place: named(above) }, one.reachedAbove);
		for (const [i, value] of one.quarters.entries())
			if (value !== null) take({ ...figure, span: quarterOf(Number(at), i) }, value);
	}
}

function quarterOf(year: number, at: number): Span {
	return spanOf(year, at + 1, 'quarter');
}

function donor(key: readonly unknown[], answer: unknown, { take, isRead, country }: Taking): void {
	const [, code, at, of, window] = key;
	const its = answer as {
		results: {
			indicator: Label;
			reached: number | null;
			isWithheld?: true;
			whole: number | null;
			wholeIsWithheld?: true;
		}[];
	} | null;
	for (const one of its?.results ?? []) {
		const { code: indicator, isRange, countsPlaces } = one.indicator;
		if (!isRead(indicator) || isRange || countsPlaces) continue;
		const span = spanOf(Number(at), Number(of), String(window));
		const figure = { indicator, place: country, span };
		if (one.isWithheld || one.reached !== null)
			take({ ...figure, part: `donor:${String(code)}` }, one.reached);
		if (one.wholeIsWithheld || one.whole !== null) take({ ...figure, part: 'total' }, one.whole);
	}
}

function activities(key: readonly unknown[], answer: unknown, { take, isRead, country }: Taking): void {
	const [, at, of] = key;
	const its = answer as {
		activities: {
			partner: { code: string };
			indicator: { code: string };
			place: { pcode: string } | null;
			reached: number | null;
		}[];
	};
	for (const { partner, indicator, place, reached } of its.activities) {
		if (reached === null || !isRead(indicator.code)) continue;
		const span = spanOf(Number(at), Number(of), 'quarter');
		const part = `partner:${partner.code}`;
		const figure = { indicator: indicator.code, part, place: place?.pcode ?? `${country}~d`, span };
		take(figure, reached);
	}
}
