/** What a plan's referrals come to by quarter, and a quarter's by receiving sector and district. */
import { quarterOf, type YearStart } from '#lib/plan/planYear.ts';
import { quarterAt, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { grownBy, tallyOf, type Counted, type Tally } from './tally.ts';

interface Sum extends Counted {
	readonly month: string;
	readonly toSector: string;
	readonly district: string | null;
}

/** What was sent somewhere in a quarter, beside the quarter before. */
export interface ReferralRow<Of> {
	readonly of: Of;
	readonly tally: Tally;
	/** Against the quarter before, of what was sent then; null: nothing was. */
	readonly grown: number | null;
	/** Share without any answer in the quarter before; null: nothing was sent then. */
	readonly unansweredBefore: number | null;
}

export interface ReferralOverview {
	/** Newest first; those alone in which anything was sent. */
	readonly quarters: readonly ReferralRow<Quarter>[];
	/** The quarter that is looked at; null: nothing was ever sent. */
	readonly quarter: Quarter | null;
	/** By what was sent in it, the most first. */
	readonly sectors: readonly ReferralRow<string>[];
	readonly districts: readonly ReferralRow<string | null>[];
}

function rowOf<Of>(of: Of, now: readonly Sum[], before: readonly Sum[] = []): ReferralRow<Of> {
	const [tally, last] = [tallyOf(now), tallyOf(before)];
	return { of, tally, grown: grownBy(last.sent, tally.sent), unansweredBefore: last.unanswered };
}

/** @param asked the quarter to be looked at; undefined, or without referrals: the newest that has any */
export function referralOverview(sums: readonly Sum[], plan: YearStart, asked?: Quarter): ReferralOverview {
	const byQuarter = Map.groupBy(sums, ({ month }) => quarterIndex(quarterOf(`${month}-01`, plan)));
	const indices = [...byQuarter.keys()].sort((one, other) => other - one);
	const quarters = indices.map((at) => rowOf(quarterAt(at), byQuarter.get(at) ?? [], byQuarter.get(at - 1)));
	const wanted = asked && quarterIndex(asked);
	const at = indices.find((one) => one === wanted) ?? indices[0];
	if (at === undefined) return { quarters, quarter: null, sectors: [], districts: [] };
	const [now, before] = [byQuarter.get(at) ?? [], byQuarter.get(at - 1) ?? []];
	const by = <Of>(of: (sum: Sum) => Of) => {
		const last = Map.groupBy(before, of);
		const rows = [...Map.groupBy(now, of)].map(([key, own]) => rowOf(key, own, last.get(key)));
		return rows.sort((one, other) => other.tally.sent - one.tally.sent);
	};
	return {
		...{ quarters, quarter: quarterAt(at) },
		sectors: by(({ toSector }) => toSector),
		districts: by(({ district }) => district),
	};
}
