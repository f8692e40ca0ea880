/** How a sum of money comes about. Source: docs/rules.md, Why this number and Funding. */
import type { MoneyAsked, MoneyFigure } from '#lib/figures/trace/asked.ts';
import { exactIn } from '#lib/figures/unit.ts';
import type { ContributionDetail, FundingAnswer, FundingDetail, OrganisationLabel } from './answer.ts';
import type { ContributionStatus } from './funding.ts';

/** A figure that goes into another one. USD; null: unknown. */
export interface MoneyTerm {
	readonly figure: MoneyFigure;
	readonly amount: number | null;
	readonly isTakenAway: boolean;
}

export interface MoneyTrace {
	readonly figure: MoneyFigure;
	/** USD; null: unknown. */
	readonly amount: number | null;
	/** What it is computed from; empty where it is added up from what was entered. */
	readonly terms: readonly MoneyTerm[];
	/** The contributions that it is the sum of, the largest first, at most `MOST_CONTRIBUTIONS`. */
	readonly contributions: readonly ContributionDetail[];
	/** So many contributions stand behind it. */
	readonly entered: number;
	/** What each output requires, where the sector's requirement is their sum; by the code of the output. */
	readonly outputs: readonly { readonly output: string; readonly amount: number }[];
	readonly donor: OrganisationLabel | null;
}

/** So many a page lists; the page of funding has all of them. */
export const MOST_CONTRIBUTIONS = 100;

/** Which contributions count in a figure. */
const COUNTED: Readonly<Partial<Record<MoneyFigure, readonly ContributionStatus[]>>> = {
	received: ['received'],
	'carry-over': ['carry_over'],
	'in-hand': ['received', 'carry_over'],
	committed: ['committed'],
	pledged: ['pledged'],
};

type Row = Pick<FundingAnswer, 'received' | 'carryOver' | 'committed' | 'pledged'> &
	Partial<Pick<FundingAnswer, 'required' | 'gap'>>;

/** Undefined: no such output or donor stands in what was entered. */
export function traceMoney(funding: FundingDetail, asked: MoneyAsked): MoneyTrace | undefined {
	const { figure, output, donor } = asked;
	const found = rowOf(funding, asked);
	if (!found) return undefined;
	const amount = amountIn(found.row, figure);
	const counted = COUNTED[figure] ?? [];
	const contributions = funding.contributions.filter(
		(one) =>
			!one.subGrant &&
			counted.includes(one.status) &&
			(output === undefined || (one.output ?? '') === output) &&
			(donor === undefined || one.donor.code === donor),
	);
	return {
		figure,
		amount,
		terms: termsOf(found.row, figure),
		contributions: contributions.toSorted((a, b) => b.usd - a.usd).slice(0, MOST_CONTRIBUTIONS),
		entered: contributions.length,
		outputs: figure === 'required' && output === undefined ? requiredBy(funding) : [],
		donor: found.donor,
	};
}

function rowOf(
	funding: FundingDetail,
	{ output, donor }: MoneyAsked,
): { row: Row; donor: OrganisationLabel | null } | undefined {
	if (output !== undefined && donor !== undefined) return undefined;
	if (donor !== undefined) {
		const row = funding.donors.find((one) => one.donor.code === donor);
		return row && { row, donor: row.donor };
	}
	const row = output === undefined ? funding : funding.outputs.find((one) => (one.output ?? '') === output);
	return row && { row, donor: null };
}

function amountIn(row: Row, figure: MoneyFigure): number | null {
	const { received, carryOver, committed, pledged, required = null, gap = null } = row;
	const inHand =
		received === null && carryOver === null ? null : exactIn((received ?? 0) + (carryOver ?? 0), 'usd');
	return {
		...{ required, received, gap, committed, pledged },
		'carry-over': carryOver,
		'in-hand': inHand,
	}[figure];
}

function termsOf(row: Row, figure: MoneyFigure): MoneyTerm[] {
	const term = (of: MoneyFigure, isTakenAway = false) => ({
		figure: of,
		amount: amountIn(row, of),
		isTakenAway,
	});
	if (figure === 'in-hand') return [term('received'), term('carry-over')];
	return figure === 'gap' ? [term('required'), term('received', true), term('carry-over', true)] : [];
}

/** Nothing where the sector has a requirement of its own beside those of its outputs. */
function requiredBy({ required, requiredOfOutputs, outputs }: FundingDetail): MoneyTrace['outputs'] {
	if (required === null || required !== requiredOfOutputs) return [];
	return outputs.flatMap((one) =>
		one.output === null || one.required === null ? [] : [{ output: one.output, amount: one.required }],
	);
}
