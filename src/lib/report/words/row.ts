import { yearWords, type YearStart } from '#lib/plan/planYear.ts';
import { quarterAt, type Quarter } from '#lib/plan/quarter.ts';
import { isOfEarlierYear, isOfPlan, type CountsIn } from '#lib/report/report.ts';
import type { RowEntry } from '#lib/report/row.ts';
import type { Sheet, SheetIndicator, SheetPlace } from '#lib/report/sheet.ts';
import type { StandingFigure } from '#lib/report/stands.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { colon, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { liesInWords } from '#lib/places/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { givenWords } from './value.ts';
import { unitWords } from '#lib/figures/words/calculation.ts';

/** Market town, North district; or that none is named. */
export function placeWords(place: SheetPlace | undefined): string {
	if (!place) return m.place_not_named();
	if (place.level === 0) return m.place_national();
	const within = liesInWords(place.group, place.within);
	return `${plain(place.name)}${within && separator() + within}`;
}

/** What a field holds so that it is found again without doubt: the name and, in brackets, the P-code. */
export function placeEntry(place: SheetPlace | undefined): string {
	return place ? `${placeWords(place)} [${place.pcode}]` : '';
}

/** Why a row stands apart and is not counted: of another appeal, or of an earlier year; null: it is not for these. */
export function notCountedWords(
	{ appeal, doneIn }: Pick<RowEntry, 'appeal' | 'doneIn'>,
	{ planCode, year, yearStarts }: CountsIn & YearStart,
): string | null {
	if (appeal !== null && !isOfPlan(appeal, planCode)) return m.row_other_appeal({ appeal });
	if (doneIn === null || !isOfEarlierYear(doneIn, year)) return null;
	return m.row_earlier_year({ year: yearWords(quarterAt(doneIn).year, { yearStarts }) });
}

/**
 * Words with the unit behind them: Q2 2024, US dollars. What is merely counted says itself in its name.
 * @param currency the plan's own
 */
export function withUnit(words: string, unit: Unit, currency: string): string {
	return unit === 'count' ? words : [words, unitWords(unit, currency)].join(separator());
}

/** What stands over the figures of the partner's last approved quarter: its name, since it need not be the one before. */
export function lastWords(last: Quarter | null, plan: YearStart): string {
	return last ? quarterShort(last, plan) : m.last_quarter();
}

/** What stands of an earlier quarter: Market town, North district: 12 (Q1 2024). */
export function standingWords(
	sheet: Pick<Sheet, 'outputs' | 'places' | 'yearStarts'>,
	{ placeId, indicatorId, quarter, reference, ...value }: StandingFigure,
): string {
	const place = placeWords(sheet.places[placeId ?? 0]);
	const where = reference === null ? place : [place, isolated(reference)].join(separator());
	const figure = givenWords(value, indicatorOf(sheet, indicatorId)?.unit ?? 'count');
	return `${where}${colon()}${figure} (${quarterShort(quarter, sheet)})`;
}

export function indicatorOf({ outputs }: Pick<Sheet, 'outputs'>, id: number): SheetIndicator | undefined {
	return outputs.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
}
