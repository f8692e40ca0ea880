/** Services and counts of referrals as lines of the bundle's files. */
import { spellAll, type Localised } from '#lib/plan/text.ts';
import type { ReferralLine } from '#lib/referral/line.ts';
import type { ServiceRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import type { CsvRow } from '#lib/server/exchange/csv/write.ts';
import { guardText } from '#lib/server/files/formula.ts';

export function toService(row: ServiceRow): Partial<CsvRow<'services.csv'>> {
	return {
		...{ code: row.code, organisation: row.organisation, need: row.need },
		...texts('name', row.name),
		...texts('reach', row.reach),
		...(row.eligibility && texts('eligibility', row.eligibility)),
		...(row.hours && texts('hours', row.hours)),
		...(row.cost && texts('cost', row.cost)),
		...{ languages: row.languages.join(';'), districts: row.districts.join(';') },
		...{ confirmed_on: row.confirmedOn, confirmed_by: row.confirmedBy },
	};
}

/** A text's cells, a column for each language. */
function texts<Name extends string>(column: Name, { en, ...translations }: Localised) {
	const guard = (text: string | undefined) => (text === undefined ? null : guardText(text));
	return spellAll(column, guardText(en), (language) => guard(translations[language]));
}

export function toReferral({ fromSector, toSector, ...row }: ReferralLine): Partial<CsvRow<'referrals.csv'>> {
	return { ...row, from_sector: fromSector, to_sector: toSector };
}
