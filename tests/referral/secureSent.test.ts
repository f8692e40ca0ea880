/** What is published of referrals tells of fewer than k people to nobody. Source: docs/rules.md, Referrals. */
import { describe, expect, test } from 'vitest';
import { REFERRAL_STATUSES } from '#lib/referral/referral.ts';
import {
	maskSent,
	receivers,
	sentFigures,
	sentKey,
	type SentCount,
	type SentFigure,
} from '#lib/referral/sent.ts';
import { securedSent } from '#lib/referral/secureSent.ts';
import { dice } from '#lib/server/demonstration/dice.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { attackSent, boundsOfSent } from '../../scripts/attack/referrals.ts';
import { PATIENCE, repeated } from '../support/long.ts';

const K = 10;
const solver = await loadSolver();

const line = (toSector: string, status: SentCount['status'], count: number, from = 1): SentCount => ({
	...{ toSector, status, count, from, to: null },
});
/** As strangers read it. */
function published(sent: readonly SentCount[], k = K) {
	const shown = new Set(securedSent(sent, k, solver));
	const sectors = receivers(sent).map((code) => ({ code, name: { en: code } }));
	return maskSent({ least: k, sectors, figures: sentFigures(sent) }, shown);
}
const shownIn = (sent: readonly SentCount[]) =>
	published(sent)
		.figures.filter(({ count }) => count !== null)
		.map(sentKey);

/** A table by chance: large and small numbers, and gaps. */
function drawn(seed: number): SentCount[] {
	const roll = dice(seed);
	const sectors = ['a', 'b', 'c', 'd', 'e'].slice(0, 1 + Math.floor(roll() * 5));
	return sectors.flatMap((toSector) =>
		REFERRAL_STATUSES.flatMap((status) =>
			[1, 2].flatMap((from) => {
				const size = roll();
				const count = size < 0.3 ? 0 : size < 0.6 ? 1 + Math.floor(roll() * 9) : Math.floor(roll() * 120);
				return count === 0 ? [] : [line(toSector, status, count, from)];
			}),
		),
	);
}

test('large counts are shown, all of them', () => {
	const sent = REFERRAL_STATUSES.flatMap((status) => [
		...[1, 2].map((from) => line('health', status, 40 + from, from)),
		...[1, 2].map((from) => line('water', status, 70 + from, from)),
	]);
	expect(shownIn(sent)).toHaveLength(3 * 6);
	expect(published([]).figures).toEqual([]);
});

test('a small count takes others along, and the total stays where it can', () => {
	const sent = REFERRAL_STATUSES.flatMap((status, i) =>
		['health', 'water', 'shelter'].flatMap((to, j) =>
			[1, 2].map((from) => line(to, status, i === 4 && j === 0 ? 2 : 60 + i + 10 * j, from)),
		),
	);
	const shown = shownIn(sent);
	expect(shown).not.toContain('health|done');
	expect(shown).toContain('*|*');
	// Of the small count itself two more in its line and its column, and what these need.
	expect(18 + 6 - shown.length).toBeGreaterThan(3);
	expect(shown.length).toBeGreaterThan(10);
});

test('nobody and all of them are small too where it is told what became of them', () => {
	const all = REFERRAL_STATUSES.map((status) => line('health', status, status === 'no answer' ? 90 : 0));
	const sent = all.filter(({ count }) => count > 0);
	expect(
		published(sent)
			.figures.filter(({ status }) => status !== null)
			.every(({ count }) => count === null),
	).toBe(true);
});

test('an organisation that subtracts its own is left with no few others', () => {
	const most = REFERRAL_STATUSES.map((status) => line('health', status, 100, 1));
	expect(shownIn(most)).toContain('health|done');
	expect(shownIn([...most, line('health', 'done', 3, 2)])).not.toContain('health|done');
	// Who received some knows those as well.
	const received = [{ ...line('health', 'done', 100, 1), to: 7 }, ...most.slice(0, 4)];
	expect(shownIn([...received, { ...line('health', 'done', 3, 1), to: 8 }])).not.toContain('health|done');
});

describe('tables by chance', () =>
	test(
		'tell a stranger, and who knows one withheld figure, nothing that is withheld',
		() => {
			let [shown, withheld] = [0, 0];
			for (const seed of repeated({ title: 'tables of referrals', full: 240, seed: 1 })) {
				const sent = drawn(seed + 1);
				const table = published(sent);
				expect(attackSent(table, 'here', solver)).toEqual([]);
				const truth = sentFigures(sent);
				shown += table.figures.filter(({ count }) => count !== null).length;
				const hidden = table.figures.flatMap(({ count }, at) => (count === null ? [at] : []));
				withheld += hidden.length;
				for (const at of hidden) {
					const value = truth[at]?.count ?? 0;
					if (value < 1 || value >= K) continue;
					for (const known of hidden) {
						if (known === at) continue;
						const rangeIn = (figures: readonly SentFigure[]) => {
							const told = figures.map((one, i) => (i === known ? (truth[i] ?? one) : one));
							const { smallest = 0, largest = 0 } = boundsOfSent(told, at, solver) ?? {};
							return largest - smallest;
						};
						// What knowing one figure tells by itself, with nothing printed, no pattern can hide.
						const need = Math.min(K, rangeIn(truth.map((one) => ({ ...one, count: null }))));
						expect(rangeIn(table.figures), `${at} beside ${known}`).toBeGreaterThanOrEqual(need);
					}
				}
			}
			expect(withheld).toBeGreaterThan(0);
			expect(shown).toBeGreaterThan(0);
		},
		PATIENCE,
	));

test('the attack sees what is not hidden well', () => {
	const sent = drawn(3);
	const figures = sentFigures(sent);
	const small = figures.findIndex(
		({ count, toSector, status }) => toSector && status && (count ?? 0) > 0 && (count ?? 0) < K,
	);
	const open = (hidden: readonly number[]) =>
		attackSent(
			{ least: K, figures: figures.map((one, at) => (hidden.includes(at) ? { ...one, count: null } : one)) },
			'here',
			solver,
		).map(({ how }) => how);
	expect(open([])).toContain('shown');
	expect(open([small])).toContain('worked out');
});
