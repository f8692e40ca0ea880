/** What stands in a column of a file, in words. On the server alone, as `columnWords` are. */
import { m } from '#lib/paraglide/messages.js';
import type { Holds, Sort } from '#lib/server/exchange/csv/columns.ts';

const SORTS: Readonly<Record<Sort, () => string>> = {
	text: m.import_holds_text,
	texts: m.import_holds_texts,
	code: m.import_holds_code,
	codes: m.import_holds_codes,
	day: m.import_holds_day,
	month: m.import_holds_month,
	year: m.import_holds_year,
	quarter: m.import_holds_quarter,
	'first quarter': m.import_holds_quarter_of_year,
	yes: m.import_holds_yes,
	figure: m.import_holds_figure,
	whole: m.import_holds_whole,
	decimal: m.import_holds_decimal,
	money: m.import_holds_money,
	currency: m.import_holds_currency,
	rate: m.import_holds_rate,
	later: m.import_holds_later,
	level: m.import_holds_level,
	indicator: m.import_holds_indicator,
	indicators: m.import_holds_indicators,
	output: m.import_holds_output,
	dimensions: m.import_holds_dimensions,
	kinds: m.import_holds_kinds,
	group: m.import_holds_group,
	place: m.import_holds_place,
	places: m.import_holds_places,
	organisation: m.import_holds_organisation,
	organisations: m.import_holds_organisations,
};

export function holdsWords(holds: Holds): string {
	return typeof holds === 'string' ? SORTS[holds]() : m.import_holds_words({ words: holds.join(' · ') });
}
