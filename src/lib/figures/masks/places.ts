/** An indicator's figures by place as strangers may see them. Source: docs/rules.md, Small counts. */
import type { PlaceLabel } from '#lib/places/label.ts';
import type { PlaceFigure, PlacesAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import { cellOf, isGuarded, isKept as isCellKept, marks, type Masking, type Part } from './asked.ts';

type Marked = Pick<PlacesAnswer, 'withheldPlaces' | 'withheldFigures' | 'isRestInOne'>;

/** @param part of what it was asked, where that was not the whole sector; a place of the answer takes the place of its own */
export function maskPlaces(
	whole: PlacesAnswer,
	asked: WindowQuestion,
	masking: Masking,
	part: Part = {},
): PlacesAnswer {
	const cell = cellOf(whole.indicator.code, asked, part);
	if (!isGuarded(masking, cell)) return whole;
	const isKept = ({ pcode }: PlaceFigure) => isCellKept(masking, { ...cell, place: pcode });
	const isWholeKept = isCellKept(masking, cell);
	const without = whole.level === 0 ? undefined : whole.level;
	const isRestKept = without === undefined || isCellKept(masking, { ...cell, without });
	const figures = [
		isWholeKept ? (['reached'] as const) : [],
		isRestKept ? (['withoutPlace'] as const) : [],
	].flat();
	// A municipality is shown by its year to date alone: which of them reported in a later quarter would tell of the others.
	const isListed = whole.level < 3 || asked.window === 'year-to-date' || asked.quarter === 1;
	const kept = isListed ? whole.places.filter(isKept).map(labelAlone) : [];
	// Field by field: what is new must be decided here.
	const { indicator, level, presence, withheld } = whole;
	return {
		indicator,
		level,
		// Of a quarter alone at a municipality it would say that there is no figure.
		presence: isListed ? presence : [],
		withheld,
		reached: isWholeKept ? null : whole.reached,
		high: isWholeKept ? null : whole.high,
		notDisaggregated: null,
		places: whole.places.filter((place) => !isKept(place)),
		withoutPlace: isRestKept ? null : whole.withoutPlace,
		// They are parts of one cell, and stand in no table.
		national: null,
		unknown: null,
		...marks<Marked>({
			withheldPlaces: kept.length > 0 ? kept : undefined,
			withheldFigures: figures.length > 0 ? figures : undefined,
			isRestInOne: true,
		}),
	};
}

/** What a figure's place is, and nothing of the figure. What is new of a place must be let through here. */
function labelAlone(figure: PlaceFigure): PlaceLabel {
	const { id, pcode, name, level, kind, group, parent, lat, lon, population } = figure;
	return { id, pcode, name, level, kind, ...(group && { group }), parent, lat, lon, population };
}
