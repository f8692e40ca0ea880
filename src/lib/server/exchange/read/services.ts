import { dayOf } from '#lib/plan/day.ts';
import { compareCodes } from '#lib/plan/code.ts';
import { LONGEST_CODE } from '#lib/plan/bounds.ts';
import type { Localised } from '#lib/plan/text.ts';
import { withoutControls } from '#lib/report/texts.ts';
import { LONGEST_SERVICE_TEXT } from '#lib/service/columns.ts';
import { isLanguageCode } from '#lib/service/languages.ts';
import { CONFIRMERS, NEEDS } from '#lib/service/service.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import type { ServiceRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { KEYS, type PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readTable, type Located } from './table.ts';
import { readTranslated } from './texts.ts';

type Row = Fields<'services.csv'>;
/** Of a row that is left out. */
const MISSING: Localised = { en: '' };

/** Services, a line each. @param merged by the code of an organisation that was merged, the code of the one that it is */
export function readServiceRows(
	source: Source,
	{ plan, now }: { readonly plan: PlanRow; readonly now: Date },
	merged: ReadonlyMap<string, string>,
	issues: Issues,
): Promise<Located<ServiceRow>[]> {
	const today = dayOf(plan, now);
	return readTable(
		source,
		'services.csv',
		issues,
		(fields): ServiceRow => {
			const organisation = fields.needCode('organisation');
			return {
				...{ code: readOwnCode(fields), organisation: merged.get(organisation) ?? organisation },
				...{ name: readSaid(fields, 'name') ?? MISSING, need: fields.oneOf('need', NEEDS) },
				...{ reach: readSaid(fields, 'reach') ?? MISSING, eligibility: readSaid(fields, 'eligibility') },
				...{ hours: readSaid(fields, 'hours'), cost: readSaid(fields, 'cost') },
				languages: readSpoken(fields),
				districts: fields.codes('districts').sort(compareCodes),
				confirmedOn: readConfirmed(fields, today),
				confirmedBy: fields.oneOf('confirmed_by', CONFIRMERS, 'coordination'),
			};
		},
		KEYS.services,
	);
}

function readOwnCode(fields: Row): string {
	const code = fields.needCode('code');
	if (fields.failed || (code.length <= LONGEST_CODE && /^[\w.-]+$/.test(code))) return code;
	const message = `${shown(code)} cannot be the code of a service: write Latin letters, digits, ".", "-" and "_", ${LONGEST_CODE} at most.`;
	fields.fault('bad code', 'code', message);
	return code;
}

/** A text by languages; null where nothing stands, which is a fault of those that have to be there. */
function readSaid(fields: Row, column: 'name' | 'reach' | 'eligibility' | 'hours' | 'cost') {
	const cells = {
		text(name: string) {
			const said = fields.text(name)?.trim() ?? '';
			if (said.length > LONGEST_SERVICE_TEXT) {
				const message = `This text has ${said.length} characters; at most ${LONGEST_SERVICE_TEXT} are taken: shorten it.`;
				fields.fault('too long', name, message);
			}
			if (withoutControls(said) !== said) {
				const message = 'This text has characters in it that nobody sees: write it anew.';
				fields.fault('bad text', name, message);
			}
			return said === '' ? null : said;
		},
	};
	const english = cells.text(column);
	const said = readTranslated(cells, column, english ?? '');
	const isNeeded = column === 'name' || column === 'reach';
	if (english === null && isNeeded) {
		fields.fault('missing value', column, 'This cell is empty: fill it.');
	} else if (english === null && Object.keys(said).length > 1) {
		const message = 'This text is translated and not there in English: write it.';
		fields.fault('missing value', column, message);
	}
	return english === null ? null : said;
}

function readSpoken(fields: Row): string[] {
	const codes = fields.codes('languages').map((code) => code.toLowerCase());
	const unknown = codes.find((code) => !isLanguageCode(code));
	if (unknown !== undefined) {
		const message = `${shown(unknown)} is no language: write codes of ISO 639, such as ar;fr.`;
		fields.fault('unknown code', 'languages', message);
	}
	return codes;
}

function readConfirmed(fields: Row, today: string): string {
	const day = fields.needDay('confirmed_on');
	if (day > today) {
		const message = `${day} is still to come (${today} is today): write the day on which it was confirmed.`;
		fields.fault('bad date', 'confirmed_on', message);
	}
	return day;
}
