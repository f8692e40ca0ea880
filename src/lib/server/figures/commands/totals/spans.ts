/** Windows of a year that are computed alike: by one calculation of each indicator, and one method of people. */
import type { Quarter } from '#lib/plan/quarter.ts';
import { peopleMethodIn, type PeopleMethod } from '#lib/plan/settings.ts';
import type { Calculations, CalculationsIn } from '#lib/server/figures/queries/calculations.ts';
import { movedBy, movedPeople, type Moved, type Touched } from './around.ts';
import { windowsWith, type StoredWindow } from './windows.ts';

interface Span {
	readonly windows: readonly StoredWindow[];
	readonly calculations: Calculations;
	readonly method: PeopleMethod;
	/** The stored figures that the report moves in these windows, and the people reached. */
	readonly moved: readonly Moved[];
	readonly people: Pick<Moved, 'needs' | 'holds'>;
}

/** The windows that a report is in. Mostly they are one span; of several, each moves by its own rules. */
export function spansOf(touched: Touched, calculationsIn: CalculationsIn): Span[] {
	const asked = (quarter: Quarter['quarter']): Quarter => ({ year: touched.year, quarter });
	const alike = Map.groupBy(windowsWith(touched.quarter), ({ quarter }) => calculationsIn(asked(quarter)));
	return [...alike].flatMap(([calculations, windows]) =>
		[...Map.groupBy(windows, ({ quarter }) => peopleMethodIn(touched.methods, asked(quarter)))].map(
			([method, own]) => ({
				windows: own,
				calculations,
				method,
				moved: movedBy(touched, calculations),
				people: movedPeople(touched, method, calculations.byId),
			}),
		),
	);
}
