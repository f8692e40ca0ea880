/** What a quarter publishes of the referrals that a sector sent. Source: docs/rules.md, Referrals. */
import type { Localised } from '#lib/plan/text.ts';
import { REFERRAL_STATUSES, type ReferralStatus } from './referral.ts';

/** What one organisation sent to a sector, with the same outcome. */
export interface SentCount {
	readonly toSector: string;
	readonly status: ReferralStatus;
	/** Identifiers of the organisations that sent and received. */
	readonly from: number;
	/** Null: not said. */
	readonly to: number | null;
	readonly count: number;
}

/** A figure of the table: everything that was sent, to one sector, with one outcome, or both. */
export interface SentFigure {
	/** Code; null: to all. */
	readonly toSector: string | null;
	/** Null: whatever became of it. */
	readonly status: ReferralStatus | null;
	/** People; null: withheld. */
	readonly count: number | null;
}

export interface SentAnswer {
	/** Under so many people no figure tells. */
	readonly least: number;
	/** The sectors to which any were sent, by code. */
	readonly sectors: readonly { readonly code: string; readonly name: Localised }[];
	/** By sector, all of them last; of each by status, and then whatever became of it. Empty: nothing was sent. */
	readonly figures: readonly SentFigure[];
}

/** What tells the figures of a table apart. */
export function sentKey({ toSector, status }: Omit<SentFigure, 'count'>): string {
	return `${toSector ?? '*'}|${status ?? '*'}`;
}

/** The sectors to which any were sent, by code. */
export function receivers(sent: readonly SentCount[]): string[] {
	return [...new Set(sent.map(({ toSector }) => toSector))].sort();
}

/** Every figure of the table, as it is. */
export function sentFigures(sent: readonly SentCount[]): SentFigure[] {
	if (sent.length === 0) return [];
	return [...receivers(sent), null].flatMap((toSector) =>
		[...REFERRAL_STATUSES, null].map((status): SentFigure => {
			const own = sent.filter(
				(one) =>
					(toSector === null || one.toSector === toSector) && (status === null || one.status === status),
			);
			return { toSector, status, count: own.reduce((sum, { count }) => sum + count, 0) };
		}),
	);
}

/** As strangers read it. @param shown keys of figures */
export function maskSent(answer: SentAnswer, shown: ReadonlySet<string>): SentAnswer {
	const figures = answer.figures.map((one) => (shown.has(sentKey(one)) ? one : { ...one, count: null }));
	return { ...answer, figures };
}
