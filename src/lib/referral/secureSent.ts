/** Which figures of what a sector sent strangers may read, hidden and proven. Source: docs/rules.md, Referrals. */
import { attack } from '#lib/disclosure/attack/attack.ts';
import { protect } from '#lib/disclosure/protect/protect.ts';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import type { Share } from '#lib/disclosure/system/system.ts';
import { maker, sharesOf, type Spec } from '#lib/disclosure/tables/maker.ts';
import { REFERRAL_STATUSES } from './referral.ts';
import { receivers, sentKey, type SentCount, type SentFigure } from './sent.ts';

/** What losing a figure costs: all that was sent is dearest, then what became of it, then the sectors. */
const DEAR = { all: 8, ofStatus: 4, ofSector: 3, cell: 1 } as const;

type Place = Omit<SentFigure, 'count'>;

function isAt(one: SentCount, { toSector, status }: Place): boolean {
	return (toSector === null || one.toSector === toSector) && (status === null || one.status === status);
}

/** What each organisation knows as its own: who sent what it sent, who received what it received. */
function partsOf(sent: readonly SentCount[]): Share[] {
	return sharesOf(
		sent.flatMap(({ from, to, count }) =>
			[...new Set([from, to])].flatMap((partner) => (partner === null ? [] : [{ partner, value: count }])),
		),
	);
}

/**
 * The tables as a system. What went to a sector is a total, whose zero is published; by status it is a breakdown, in which nobody and
 * all of them are small too.
 */
function tableOf(sent: readonly SentCount[], k: number) {
	const { count, addUp, equate, valueOf, system, keys } = maker();
	const total = sent.reduce((sum, one) => sum + one.count, 0);
	const isFew = (value: number) => value >= 1 && value < k;
	/** Whether somebody who knows its own part is left with few others. */
	const isFewBeside = (place: Place, value: number) =>
		partsOf(sent.filter((one) => isAt(one, place))).some((own) => isFew(value - own.value));
	const totalOf = (toSector: string | null) =>
		sent.reduce((sum, one) => sum + (isAt(one, { toSector, status: null }) ? one.count : 0), 0);
	const spec = (place: Place, dear: number): Spec => ({
		...{ key: sentKey(place), line: sentKey(place), printed: true, k, dear },
		zeroStands: place.status === null,
		isSmall: (value) => {
			if (isFew(value) || isFewBeside(place, value)) return true;
			const of = totalOf(place.toSector);
			return place.status !== null && of > 0 && (value === 0 || value === of);
		},
	});
	const sectors = receivers(sent);
	const rows = sectors.map((toSector) =>
		REFERRAL_STATUSES.map((status) => {
			const own = sent.filter((one) => isAt(one, { toSector, status }));
			const value = own.reduce((sum, one) => sum + one.count, 0);
			return count(spec({ toSector, status }, DEAR.cell), value, partsOf(own));
		}),
	);
	const ofSectors = rows.map((row, i) =>
		addUp(spec({ toSector: sectors[i] ?? null, status: null }, DEAR.ofSector), row),
	);
	const ofStatuses = REFERRAL_STATUSES.map((status, i) =>
		addUp(
			spec({ toSector: null, status }, DEAR.ofStatus),
			rows.flatMap((row) => row[i] ?? []),
		),
	);
	const all = addUp(spec({ toSector: null, status: null }, DEAR.all), ofSectors);
	equate(all, ofStatuses);
	if (valueOf(all) !== total) throw new RangeError('referrals do not add up');
	return { system: system(), keys };
}

/** Keys of the figures that may be shown; where a table cannot be proven, none of it. */
function shownOf(sent: readonly SentCount[], k: number, solver: Solver): string[] {
	const { system, keys } = tableOf(sent, k);
	const { primary, secondary, proofs } = protect(system, { solver });
	const withheld = new Set([...primary, ...secondary]);
	if (attack(system, withheld, { solver, hints: proofs }).length > 0) return [];
	return [...keys].flatMap(([key, cell]) => (withheld.has(cell) ? [] : [key]));
}

/**
 * Keys of the figures that may be shown. Where the table by receiving sector cannot be proven, the one line by status is tried alone;
 * where that cannot be either, nothing is shown.
 * @param k under so many people no figure tells
 */
export function securedSent(sent: readonly SentCount[], k: number, solver: Solver): string[] {
	if (sent.length === 0) return [];
	const all = shownOf(sent, k, solver);
	if (all.length > 0) return all;
	const alone = sent.map((one) => ({ ...one, toSector: '' }));
	return shownOf(alone, k, solver).filter((key) => key.startsWith('*|'));
}
