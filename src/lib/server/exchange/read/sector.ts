/** What a sector has beside its framework: targets, marks, participation, funding. */
import { LONGEST } from '#lib/report/bounds.ts';
import { CONTRIBUTION_STATUSES } from '#lib/funding/funding.ts';
import { parseRate, RATE_DIGITS, toUsdCents } from '#lib/funding/rate.ts';
import { plainEntry } from '#lib/report/number.ts';
import type { Unit } from '#lib/figures/unit.ts';
import {
	key,
	KEYS,
	type ContributionRow,
	type MarkRow,
	type MoneyRow,
	type ParticipationRow,
	type PlanRow,
	type RequirementRow,
	type TargetRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { readAmount } from '#lib/server/exchange/csv/amount.ts';
import { MONEY_KINDS } from '#lib/server/exchange/csv/columns.ts';
import { parseDecimal } from '#lib/server/exchange/csv/decimal.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readFromTo } from './quarter.ts';
import { readTable, type Located } from './table.ts';

/** @param unitOf the unit of an indicator by its code; undefined when there is no such indicator */
export function readTargets(
	source: Source,
	plan: PlanRow,
	unitOf: (indicator: string) => Unit | undefined,
	issues: Issues,
): Promise<Located<TargetRow>[]> {
	return readTable(
		source,
		'targets.csv',
		issues,
		(fields): TargetRow | undefined => {
			const indicator = fields.needCode('indicator');
			const cell = fields.raw('target');
			const tell = () =>
				fields.warn('no target', 'target', 'This target is empty, so unknown: the row is left out.');
			if (cell === '') {
				tell();
				return undefined;
			}
			const unit = unitOf(indicator);
			if (!unit) {
				if (!fields.failed && !issues.isLost('framework.csv', indicator)) {
					const message = `There is no indicator ${shown(indicator)}: correct the code or add it to framework.csv.`;
					fields.fault('unknown code', 'indicator', message);
				}
				return undefined;
			}
			const value = readAmount(cell, unit);
			if (value === null) {
				tell();
				return undefined;
			}
			if (typeof value !== 'number') {
				fields.fault(value.kind, 'target', value.message);
				return undefined;
			}
			return {
				indicator,
				year: fields.needInteger('year', plan.firstYear, plan.lastYear),
				quarter: fields.integer('quarter', 1, 4),
				place: fields.code('place'),
				cohort: fields.code('cohort'),
				sex: fields.code('sex'),
				value,
				fromQuarter: fields.integer('from_quarter', 1, 4) ?? 1,
			};
		},
		KEYS.targets,
	);
}

export function readMarks(source: Source, plan: PlanRow, issues: Issues): Promise<Located<MarkRow>[]> {
	return readTable(
		source,
		'marks.csv',
		issues,
		(fields): MarkRow => {
			const reason = fields.needText('reason');
			if (reason.length > LONGEST.mark) {
				const message = `This reason has ${reason.length} characters; at most ${LONGEST.mark} are taken: shorten it.`;
				fields.fault('too long', 'reason', message);
			}
			return {
				indicator: fields.needCode('indicator'),
				year: fields.needInteger('year', plan.firstYear, plan.lastYear),
				quarter: fields.needInteger('quarter', 1, 4),
				reason,
			};
		},
		KEYS.marks,
	);
}

/** @param merged by the code of an organisation that was merged, the code of the one that it is */
export function readParticipation(
	source: Source,
	merged: ReadonlyMap<string, string>,
	issues: Issues,
): Promise<Located<ParticipationRow>[]> {
	return readTable(
		source,
		'participation.csv',
		issues,
		(fields): ParticipationRow | undefined => {
			const { from, to } = readFromTo(fields);
			if (from === null) {
				if (!fields.failed)
					fields.fault('missing value', 'from', 'This cell is empty: write a quarter, as 2024-Q1.');
				return undefined;
			}
			const partner = fields.needCode('partner');
			return { partner: merged.get(partner) ?? partner, output: fields.needCode('output'), from, to };
		},
		KEYS.participation,
	);
}

export type FundingFileRow =
	(RequirementRow & { readonly kind: 'requirement' }) | (ContributionRow & { readonly kind: 'contribution' });

/** What of a plan says how its money is read. */
type MoneyPlan = Pick<PlanRow, 'currency' | 'firstYear' | 'lastYear'>;

/** @param merged by the code of an organisation that was merged, the code of the one that it is */
export function readFundingRows(
	source: Source,
	plan: MoneyPlan,
	merged: ReadonlyMap<string, string>,
	issues: Issues,
): Promise<Located<FundingFileRow>[]> {
	const stands = (code: string) => merged.get(code) ?? code;
	return readTable<'funding.csv', FundingFileRow>(
		source,
		'funding.csv',
		issues,
		(fields) => {
			const kind = fields.oneOf('kind', MONEY_KINDS);
			const year = fields.needInteger('year', plan.firstYear, plan.lastYear);
			const common = { year, output: fields.code('output'), ...readMoney(fields, plan) };
			if (kind === 'requirement') return { kind, ...common };
			const partner = fields.code('partner');
			return {
				kind,
				id: fields.text('id'),
				...common,
				donor: stands(fields.needCode('donor')),
				partner: partner === null ? null : stands(partner),
				status: fields.oneOf('status', CONTRIBUTION_STATUSES),
				date: fields.day('date'),
				inKind: fields.flag('in_kind'),
			};
		},
		(row) =>
			row.kind === 'requirement'
				? key(row.kind, row.year, row.output)
				: row.id === null
					? null
					: key(row.kind, row.id),
	);
}

/** In the plan's currency where none is written; one USD is one USD. */
function readMoney(fields: Fields<'funding.csv'>, plan: MoneyPlan): MoneyRow {
	const amount = readHundredths(fields);
	const currency = fields.raw('currency').trim() || plan.currency;
	if (!/^[A-Z]{3}$/.test(currency)) {
		fields.fault(
			'bad currency',
			'currency',
			`${shown(currency)} is no currency: write three capital letters, such as USD.`,
		);
	}
	const rate = fields.raw('usd_rate') === '' && currency === 'USD' ? '1' : fields.raw('usd_rate');
	const usdRate = parseRate(rate);
	if (usdRate === undefined || (currency === 'USD' && usdRate !== 1)) {
		fields.fault(
			'bad rate',
			'usd_rate',
			`${shown(rate)} is no rate: write how many USD one ${currency} is, above 0, with at most ${RATE_DIGITS} significant digits (1 for USD).`,
		);
	}
	if (amount !== undefined && usdRate !== undefined && !Number.isSafeInteger(toUsdCents(amount, usdRate))) {
		fields.fault('bad number', 'usd_rate', 'At this rate the amount is too large to be right: check both.');
	}
	return { amount: amount ?? 0, currency, usdRate: usdRate ?? 1 };
}

/** Hundredths of a currency, read as figures of a form are; undefined where a fault was told. */
function readHundredths(fields: Fields<'funding.csv'>): number | undefined {
	const cell = fields.raw('amount');
	const read = plainEntry(cell, 2);
	const digits = read === null || read === 'two ways' ? undefined : read.digits;
	const amount = digits === undefined ? undefined : parseDecimal(digits, 100);
	if (amount !== undefined) return amount;
	const [kind, why] =
		read === 'two ways'
			? ['two ways', 'can be thousands or decimals: write it without a sign between thousands']
			: [
					digits?.startsWith('-') ? 'negative' : read === null ? 'missing value' : 'bad number',
					'is no amount: write digits, with a point before at most two decimals',
				];
	fields.fault(kind, 'amount', `${shown(cell)} ${why}.`);
	return undefined;
}
