import { plainHeading } from '#lib/exchange/mapping.ts';
import type { ReadRow } from '#lib/exchange/table/readRow.ts';
import { LONGEST_CODE } from '#lib/plan/bounds.ts';
import { unspell, type Localised } from '#lib/plan/text.ts';
import type { KnownServiceCodes } from './codes.ts';
import type { ServiceColumn } from './columns.ts';
import { isLanguageCode } from './languages.ts';
import type { Service } from './service.ts';

type Row = ReadRow<ServiceColumn>;
type Text = 'name' | 'reach' | 'eligibility' | 'hours' | 'cost';

/** A text by languages; null where its English is missing, which a translation without one is told of. */
function readWords(row: Row, text: Text): Localised | null {
	const translations = [row.text(`${text}_ar`), row.text(`${text}_fr`)];
	const en = row.text(text);
	if (en === '' && translations.some((one) => one !== '')) row.fault('missing value', text);
	return en === '' ? null : unspell(text, en, (column) => row.text(column as ServiceColumn));
}

/** Items of a cell, apart by semicolons, commas or bars. */
function itemsOf(row: Row, column: ServiceColumn): string[] {
	return row.items(column).filter((item, i, all) => all.indexOf(item) === i);
}

function readDistricts(row: Row, { districts }: KnownServiceCodes): number[] {
	const found = itemsOf(row, 'districts').map((one) => districts.get(plainHeading(one)));
	if (found.includes(undefined)) row.fault('unknown code', 'districts');
	return [...new Set(found.flatMap((one) => one ?? []))].sort((one, other) => one - other);
}

function readDay(row: Row, { today }: KnownServiceCodes): string {
	const day = row.need('confirmed_on');
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toJSON()?.slice(0, 10) === day;
	if (day !== '' && (!isDay || day > today)) row.fault('bad date', 'confirmed_on');
	return day;
}

/** A line of the file; null where something is wrong with it, which is told. */
export function readServiceLine(row: Row, known: KnownServiceCodes): Service | null {
	const code = row.need('code');
	if (code !== '' && !(code.length <= LONGEST_CODE && /^[\w.-]+$/.test(code))) row.fault('bad code', 'code');
	for (const column of ['organisation', 'name', 'need', 'reach'] as const) row.need(column);
	const organisationId = row.known('organisation', known.organisations);
	const need = row.known('need', known.needs, 'unknown word');
	const languages = itemsOf(row, 'languages').map((one) => one.toLowerCase());
	if (!languages.every(isLanguageCode)) row.fault('unknown code', 'languages');
	const confirmedBy = row.known('confirmed_by', known.confirmers, 'unknown word') ?? 'coordination';
	const [name, reach] = [readWords(row, 'name'), readWords(row, 'reach')];
	const spare = {
		...{ eligibility: readWords(row, 'eligibility'), hours: readWords(row, 'hours') },
		...{ cost: readWords(row, 'cost'), districtIds: readDistricts(row, known) },
	};
	const confirmedOn = readDay(row, known);
	if (row.isWrong || !organisationId || !need || !name || !reach) return null;
	return { code, organisationId, name, need, reach, ...spare, languages, confirmedOn, confirmedBy };
}
