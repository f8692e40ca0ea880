/** Each indicator by place, level by level. */
import { setImmediate } from 'node:timers/promises';
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { FileEdition } from '../edition.ts';
import { confidentialIf, rowOf } from './row.ts';

const LEVELS = [1, 2, 3] as const;

/** Places with a figure, those whose figure is withheld, and what names no place of the level. */
export async function placeFigureRows(
	{ reader, scope, period: { year, quarter } }: FileEdition,
	window: Window,
): Promise<PublishedFigure[]> {
	const asked = { year, quarter, window };
	const found: PublishedFigure[] = [];
	const { indicators } = await getProgress(reader, scope, asked);
	for (const { code } of indicators) {
		// Pages are answered in between, however many places a plan has.
		await setImmediate();
		for (const level of LEVELS) {
			const answer = await listPlaceFigures(reader, scope, { ...asked, indicator: code, level });
			// A fraction has no place.
			if (!answer || answer.withheld || answer.indicator.isFraction) continue;
			const { indicator, places, withheldPlaces = [], withoutPlace, withheldFigures } = answer;
			const said = { ...asked, indicator, unit: indicator.unit, level };
			for (const place of places) {
				found.push(rowOf({ ...said, figure: 'reached', place, value: place.reached }));
				if (indicator.isRange) found.push(rowOf({ ...said, figure: 'high', place, value: place.high }));
			}
			for (const place of withheldPlaces)
				found.push(rowOf({ ...said, figure: 'reached', place, value: null }, 'c'));
			const isKept = withheldFigures?.includes('withoutPlace');
			if (isKept || withoutPlace !== null)
				found.push(rowOf({ ...said, figure: 'without_place', value: withoutPlace }, confidentialIf(isKept)));
		}
	}
	return found;
}
