/** A place's figures as strangers may see them. Source: docs/rules.md, Small counts. */
import { QUARTERS } from '#lib/plan/quarter.ts';
import type { PlaceActivity, PlaceAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import { maskApart } from './apart.ts';
import { cellOf, isGuarded, marks, type Masking } from './asked.ts';

export function maskPlace(whole: PlaceAnswer, asked: WindowQuestion, masking: Masking): PlaceAnswer {
	const { place, path, below, aliases, counted, changes, withheld } = whole;
	return {
		...{ place, path, below, aliases, changes, withheld },
		...(counted && { counted }),
		activities: whole.activities.map((activity) => maskActivity(activity, whole, asked, masking)),
	};
}

function maskActivity(
	whole: PlaceActivity,
	{ place }: PlaceAnswer,
	asked: WindowQuestion,
	masking: Masking,
): PlaceActivity {
	const { isWithheld } = masking;
	const { code } = whole.indicator;
	const cell = cellOf(code, asked, { place: place.pcode });
	if (!isGuarded(masking, cell)) return whole;
	// The country's own page leaves out what names no place at all: beside the whole that would be told, and is in no table.
	const isApart = place.level === 0;
	// Whether anything was reported in a quarter alone is a figure too, in the window as among the year's quarters.
	const isKept = (isApart || isWithheld(cell)) && (whole.reached !== null || asked.window === 'quarter');
	const above = place.level === 1 || (place.parent && isWithheld({ ...cell, place: place.parent.pcode }));
	const isAboveKept = (isKept || above === true) && whole.reachedAbove !== null;
	// Whether anything was reported in one is a figure too: where the others are known, none is.
	const kept = QUARTERS.slice(0, whole.quarters.length).filter(
		(quarter) =>
			isApart ||
			isWithheld(cellOf(code, { year: asked.year, quarter, window: 'quarter' }, { place: place.pcode })),
	);
	return {
		indicator: whole.indicator,
		reached: isKept ? null : whole.reached,
		high: isKept ? null : whole.high,
		reachedAbove: isAboveKept ? null : whole.reachedAbove,
		quarters: whole.quarters.map((figure, at) => (kept.some((one) => one === at + 1) ? null : figure)),
		apart: maskApart(whole.apart, code, masking),
		// At a municipality who works there may be told of whom no figure is protected.
		partners: place.level === 3 ? [] : whole.partners,
		...marks<Pick<PlaceActivity, 'withheldFigures' | 'withheldQuarters'>>({
			withheldQuarters: kept.length > 0 ? kept : undefined,
			withheldFigures:
				isKept || isAboveKept
					? [isKept ? (['reached'] as const) : [], isAboveKept ? (['reachedAbove'] as const) : []].flat()
					: undefined,
		}),
	};
}
