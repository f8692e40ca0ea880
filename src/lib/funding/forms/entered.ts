/** What the page on which a sector's money is entered by hand sends. */
import { z } from 'zod';
import { LONGEST_CODE, LONGEST_NAME } from '#lib/plan/bounds.ts';

/** The columns of a file of money that are typed, under the names of its fields. */
export const MONEY_FIELDS = {
	year: 'moneyYear',
	output: 'moneyOutput',
	donor: 'moneyDonor',
	partner: 'moneyPartner',
	status: 'moneyStatus',
	date: 'moneyDate',
	amount: 'moneyAmount',
	currency: 'moneyCurrency',
	usd_rate: 'moneyRate',
	id: 'moneyReference',
	in_kind: 'moneyInKind',
} as const;
export type MoneyColumn = keyof typeof MONEY_FIELDS;

/** What the sector as a whole is called where an output's code could stand: no code is this. */
export const WHOLE = '*';

/** What stood there when the page was read; empty: nothing did. */
const version = z.string().max(64).default('');
/** As long as cells of a file that say what money is may be. */
export const LONGEST_MONEY = 60;
const cell = z.string().trim().max(LONGEST_MONEY).default('');
const code = z.string().trim().max(LONGEST_CODE).default('');
/** A code, or a name in any language. */
const called = z.string().trim().max(LONGEST_NAME).default('');

const money = { moneyYear: cell, moneyAmount: cell, moneyCurrency: cell, moneyRate: cell };

/** What a sector (no output), or one of its outputs, needs in a year; without an amount it is unknown again. */
export const requirementForm = z.object({ version, moneyOutput: code, ...money });
export const contributionForm = z.object({
	/** Identifier of the one that is changed; empty: it is new. */
	one: z
		.string()
		.max(15)
		.regex(/^(?:[1-9]\d*)?$/, 'gone')
		.default(''),
	version,
	...money,
	moneyOutput: code,
	moneyDonor: called,
	moneyPartner: called,
	moneyStatus: cell,
	moneyDate: cell,
	moneyReference: code,
	/** A box. */
	moneyInKind: z.enum(['', 'yes']).default(''),
});
export const removeContributionForm = z.object({
	one: z
		.string()
		.max(15)
		.regex(/^[1-9]\d*$/, 'gone'),
	version,
});
