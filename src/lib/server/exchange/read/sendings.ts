import { isMonth, planMonths } from '#lib/referral/months.ts';
import { MOST_OF_REFERRALS, REFERRAL_STATUSES } from '#lib/referral/referral.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { ReferralLine } from '#lib/referral/line.ts';
import { key, type PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readTable, type Located } from './table.ts';

/**
 * Counts of referrals. A line that stands twice counts once; two that differ in how many alone are told.
 * @param merged by the code of an organisation that was merged, the code of the one that it is
 */
export function readSendings(
	source: Source,
	plan: PlanRow,
	merged: ReadonlyMap<string, string>,
	issues: Issues,
): Promise<Located<ReferralLine>[]> {
	const stands = (code: string) => merged.get(code) ?? code;
	const counts = new Map<string, number>();
	return readTable(
		source,
		'referrals.csv',
		issues,
		(fields): ReferralLine | undefined => {
			const to = fields.code('to');
			const row = {
				month: readMonth(fields, plan),
				fromSector: fields.needCode('from_sector'),
				from: stands(fields.needCode('from')),
				toSector: fields.needCode('to_sector'),
				to: to === null ? null : stands(to),
				district: fields.code('district'),
				...{ cohort: fields.code('cohort'), sex: fields.code('sex'), age: fields.code('age') },
				status: fields.oneOf('status', REFERRAL_STATUSES),
				count: fields.needInteger('count', 1, MOST_OF_REFERRALS.count),
				hours: fields.integer('hours', 0, MOST_OF_REFERRALS.hours),
			};
			if (!fields.failed && row.status === 'no answer' && row.hours !== null) {
				const message = 'Without an answer there are no hours until the first one: leave the cell empty.';
				fields.fault('rows disagree', 'hours', message);
			}
			if (fields.failed) return undefined;
			const told = counts.get(lineKey(row));
			if (told !== undefined && told !== row.count) {
				const message = `Another line says ${told} of the same: keep one of them.`;
				fields.fault('duplicate key', 'count', message);
			}
			counts.set(lineKey(row), told ?? row.count);
			return told === undefined ? row : undefined;
		},
		() => null,
	);
}

/** What tells lines apart: everything but how many. */
function lineKey(row: ReferralLine): string {
	const { month, fromSector, from, toSector, to, district, cohort, sex, age, status, hours } = row;
	return key(month, fromSector, from, toSector, to, district, cohort, sex, age, status, hours);
}

function readMonth(fields: Fields<'referrals.csv'>, plan: PlanRow): string {
	const month = fields.needText('month');
	const { first, last } = planMonths(plan);
	if (month !== '' && !isMonth(month)) {
		fields.fault('bad month', 'month', `${shown(month)} is no month: write it as 2024-03.`);
	} else if (month !== '' && (month < first || month > last)) {
		const message = `The plan has months from ${first} to ${last}: correct it.`;
		fields.fault('missing period', 'month', message);
	}
	return month;
}
