/** What a sector sent becomes public with its quarter, small counts withheld, and stands. Source: docs/rules.md, Referrals. */
import { beforeEach, expect, test } from 'vitest';
import { sentKey, type SentAnswer } from '#lib/referral/sent.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { findPublishedSent } from '#lib/server/publication/publishedSent.ts';
import { listTelling } from '#lib/server/publication/telling.ts';
import { readPublishedSent } from '#lib/server/referral/publishedSent.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { fromDatabase } from '../../../scripts/attack/from.ts';
import { listPublished } from '../../../scripts/attack/gather.ts';
import { attackReferrals } from '../../../scripts/attack/referrals.ts';
import { NOW, QUARTER, useQuarter } from './setting.ts';

const quarter = useQuarter([]);
const STATUSES = ['no answer', 'acknowledged', 'accepted', 'not accepted', 'done'];

const send = (to: string, status: string, count: number, month = '2024-02', from = 'shelter') =>
	quarter.write(
		`insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count)
		values (1, @month, @from, 1, @to, @status, @count)`,
		{ to, status, count, month, from },
	);

beforeEach(async () => {
	await quarter.write('update plan set minimum_count = 5, minimum_count_sensitive = 10 where id = 1');
	for (const [i, status] of STATUSES.entries())
		for (const to of ['health', 'water', 'education'])
			await send(to, status, to === 'health' && status === 'done' ? 3 : 40 + i);
	// Of another quarter, and of another sector.
	await send('health', 'done', 700, '2024-04');
	await send('shelter', 'done', 700, '2024-02', 'water');
});

const published = () => snapshot(quarter.db, (reader) => findPublishedSent(reader, 1, QUARTER));
const countOf = (answer: SentAnswer | null, toSector: string | null, status: string | null) =>
	answer?.figures.find((one) => one.toSector === toSector && one.status === status)?.count;
const revise = async (reason: string | null = null) => {
	await quarter.pin();
	await quarter.publish('coordinator', NOW, reason === null ? null : { en: reason });
};

test('before a publication nobody reads them, and afterwards the small one and what would tell it are withheld', async () => {
	expect(await published()).toBeNull();
	const today = await snapshot(quarter.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		return scope && readPublishedSent(reader, scope, QUARTER);
	});
	expect(today).toBeNull();
	await revise();
	const answer = await published();
	expect(answer?.least).toBe(10);
	expect(answer?.sectors.map(({ code }) => code)).toEqual(['education', 'health', 'water']);
	expect(countOf(answer, 'health', 'done')).toBeNull();
	expect(countOf(answer, null, null)).toBe(3 * (40 + 41 + 42 + 43 + 44) - 44 + 3);
	const withheld = answer?.figures.filter(({ count }) => count === null).map(sentKey) ?? [];
	expect(withheld.length).toBeGreaterThan(3);
	expect(withheld.length).toBeLessThan(12);
	const stored = await quarter.ask<{ answer: string }>(
		"select answer from publication_answer where part = 'referrals'",
	);
	expect(stored.map(({ answer }) => JSON.parse(answer) as SentAnswer)).toEqual([answer]);
});

test('a revision repeats them, whatever was sent since, and once withdrawn nothing is said of them any more', async () => {
	await revise();
	const first = await published();
	await send('health', 'accepted', 4, '2024-03');
	await quarter.write("update narrative set body = 'Other words.' where section = 'summary'");
	await revise('Other words.');
	expect(await published()).toEqual(first);
	await withdrawPublication(quarter.db, {
		...{ ...QUARTER, revision: '1.1' },
		...{ personId: quarter.idOf('coordinator'), now: NOW, reason: { en: 'It was wrong.' } },
	});
	expect(await published()).toBeNull();
	await revise('Anew.');
	expect(await published()).toBeNull();
});

test('what is read from outside gives nothing away, and the attack sees what would', async () => {
	await revise();
	const solver = await loadSolver();
	const get = fromDatabase(quarter.db);
	const all = await listPublished(get, QUARTER.plan);
	expect(await attackReferrals(get, QUARTER.plan, all, solver)).toEqual({ figures: 24, breaches: [] });
	const open: typeof get = async (address) => {
		const text = await get(address);
		if (!address.endsWith('/tables/referrals') || text === undefined) return text;
		const [key = '', answer = ''] = text.trim().split('\t');
		const { figures, ...rest } = JSON.parse(answer) as SentAnswer;
		const told = figures.map((one) =>
			one.toSector === 'health' && one.status !== 'done' && one.count === null ? { ...one, count: 42 } : one,
		);
		return `${key}\t${JSON.stringify({ ...rest, figures: told })}\n`;
	};
	const { breaches } = await attackReferrals(open, QUARTER.plan, all, solver);
	expect(breaches.length).toBeGreaterThan(0);
});

test('typed words that tell a withheld one stand in the way, whatever was sent since', async () => {
	await revise();
	const few = 'Three people referred to health were served.';
	const told = async (body: string) => {
		await quarter.write("update narrative set body = @body where section = 'summary'", { body });
		await quarter.pin();
		return snapshot(quarter.db, async (reader) => {
			const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
			const draft = await quarter.label();
			return scope && draft && listTelling(reader, scope, draft);
		});
	};
	expect(await told(few)).toEqual(['summary||en|Three']);
	await send('health', 'accepted', 400, '2024-03');
	const answer = await published();
	const hidden = answer?.figures.find(
		({ toSector, status, count }) =>
			toSector !== null && status !== null && status !== 'done' && count === null,
	);
	expect(hidden).toBeDefined();
	const count = 40 + STATUSES.indexOf(hidden?.status ?? '');
	const body = `Referrals to ${hidden?.toSector}: ${count} people, ${hidden?.status}.`;
	expect(await told(body)).toEqual([`summary||en|${count}`]);
	expect(await told(`Referrals to ${hidden?.toSector}: ${count + 100} people, ${hidden?.status}.`)).toEqual(
		[],
	);
});
