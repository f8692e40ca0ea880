/** What is planned, in a quarter's text: of no protected indicator, and as the quarter held it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { askedOf, whyQuestion } from '#lib/figures/forms/why.ts';
import { whyAddress } from '#lib/i18n/whyAddress.ts';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf } from '#lib/publication/liveValue.ts';
import { whyOfLive } from '#lib/publication/liveWhy.ts';
import { snapshot, transaction, type Reader } from '#lib/server/database/driver.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readKnowledge } from '#lib/server/publication/check.ts';
import { readLiveSource } from '#lib/server/publication/liveSource.ts';
import { listOfQuarter, openEdition } from '#lib/server/publication/queries/edition.ts';
import { getPart } from '#lib/server/publication/queries/publications.ts';
import { renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { readNarrativeState } from '#lib/server/publication/state.ts';
import { findTraced } from '#lib/server/publication/trace/figure.ts';
import { insertEntry } from '../../support/entries.ts';
import { useQuarter, QUARTER } from './setting.ts';

const quarter = useQuarter([]);

/** Amounts in cents. */
const plan = (id: number, more: { indicatorId?: number; reportId?: number; total?: number } = {}) =>
	transaction(quarter.db, (writer) =>
		insertEntry(writer, {
			...{ id, reportId: 2, reference: `B${id}`, indicatorId: 3, placeId: 4, total: 700_00 },
			...{ status: 'planned', eligible: false, ...more },
		}),
	);

beforeEach(async () => {
	await plan(20);
	await plan(21, { total: 50_00 });
	await plan(22, { indicatorId: 1, total: 80 });
	// A report that is not approved.
	await plan(23, { reportId: 3, total: 9_00 });
});

const withScope = <Answer>(ask: (reader: Reader, scope: WholeScope) => Promise<Answer>) =>
	snapshot(quarter.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		if (!scope) throw new Error('no scope');
		return ask(reader, scope);
	});

/** The quarter's publication answers, and no data. */
const published = <Answer>(ask: (reader: Reader, scope: WholeScope) => Promise<Answer>) =>
	withScope(async (reader, scope) => {
		const of = await listOfQuarter(reader, scope.sector.id, QUARTER);
		const [publication] = of.revisions;
		if (!publication) throw new Error('nothing is published');
		const missing = () => {
			throw new Error('it is not held');
		};
		const edition = await openEdition(reader, scope, of, { publication, segment: null, missing });
		return ask(reader, { ...scope, ...edition });
	});

const valuesIn = (body: string) => async (reader: Reader, scope: WholeScope) => {
	const source = await readLiveSource(reader, scope, QUARTER, [body]);
	return findLive(body, source.codes).map(({ live }) => {
		if (isFault(live)) return live.fault;
		const value = liveValueOf(live, source);
		return value.is === 'known' ? value.reached : value.is;
	});
};

const say = (body: string) =>
	quarter.write(`update narrative set body = @body where section = 'summary'`, { body });

describe('what is planned', () => {
	test.each([
		['{pipeline 1.1.c}', 750],
		['{pipeline 1.1.d}', 750],
		['{pipeline 1.1.c 2024-q1}', 750],
		['{pipeline 1.1.c 2023-q1}', 'unknown'],
		['{pipeline 1.1.c ZZ1}', 'unknown'],
		['{pipeline 1.1.f}', 'unknown'],
		['{pipeline 1.1.b}', 'unknown'],
		['{pipeline 1.1.a}', 'protected'],
		['{pipeline 1.1.a ZZ1}', 'protected'],
		['{pipeline 1.1.e}', 'protected'],
		['{reached 1.1.c}', 123.45],
	])('%s is %s', async (written, expected) => {
		expect(await withScope(valuesIn(written))).toEqual([expected]);
	});

	test('of what goes with a protected indicator, or is made of one, is refused', async () => {
		await quarter.write(`update indicator set goes_with_id = 1 where id = 3`);
		expect(await withScope(valuesIn('{pipeline 1.1.c} {pipeline 1.1.d}'))).toEqual([
			'protected',
			'protected',
		]);
	});

	test('of an indicator that its plan protects is refused, in a sentence where it stands', async () => {
		const shown = (written: string) =>
			withScope(async (reader, scope) => {
				const source = await readLiveSource(reader, scope, QUARTER, [written]);
				const sections = [{ section: 'summary', output: null, language: 'en', body: written }];
				return renderNarrative(sections, { source, forEditors: true })[0]?.html ?? '';
			});
		expect(await shown('{pipeline 1.1.a}')).toContain('is told of no indicator that counts people');
		expect(await shown('{pipeline 1.1.f}')).toContain('is unknown');
		await say('{pipeline 1.1.a} {pipeline 1.1.c}');
		const state = await withScope((reader, scope) => readNarrativeState(reader, scope, QUARTER));
		expect(state.unknownLive).toMatchObject([{ written: '{pipeline 1.1.a}', why: 'protected' }]);
	});

	test('is held against what a text says of it', async () => {
		const { figures } = await withScope((reader, scope) => readKnowledge(reader, scope, QUARTER));
		const planned = figures.filter(({ role }) => role === 'pipeline');
		expect(planned.map(({ indicator, value }) => [indicator, value])).toEqual([
			['1.1.c', 750],
			['1.1.d', 750],
		]);
	});
});

describe('published', () => {
	const WORDS = '{pipeline 1.1.c}';

	test('it stands as it was, whatever is approved later', async () => {
		await say(WORDS);
		await quarter.pin();
		await quarter.publish();
		expect(await published(valuesIn(WORDS))).toEqual([750]);
		await plan(24, { total: 1_000_00 });
		await quarter.write(`update entry set total = 1 where id = 20`);
		expect(await withScope(valuesIn(WORDS))).toEqual([1050.01]);
		expect(await published(valuesIn(WORDS))).toEqual([750]);
	});

	test('it holds nothing of a protected indicator, and tells its reader so', async () => {
		await quarter.pin();
		await quarter.publish();
		const held = await withScope(async (reader, scope) => {
			const of = await listOfQuarter(reader, scope.sector.id, QUARTER);
			return [...(await getPart(reader, of.revisions[0]?.id ?? 0, 'pipeline')).values()];
		});
		expect(held.map((one) => (JSON.parse(one) as { code: string }[]).map(({ code }) => code))).toEqual([
			['1.1.c', '1.1.d'],
		]);
		expect(await published(valuesIn('{pipeline 1.1.a}'))).toEqual(['protected']);
	});

	test('it leads to the page that says how many activities it is', async () => {
		await quarter.pin();
		await quarter.publish();
		const traced = (written: string) =>
			published(async (reader, scope) => {
				const source = await readLiveSource(reader, scope, QUARTER, [written]);
				const live = findLive(written, source.codes)[0]?.live;
				const why = live && !isFault(live) ? whyOfLive(live, QUARTER) : null;
				const { searchParams } = new URL(why ? whyAddress(scope, QUARTER, why) : '', 'http://here');
				const asked = askedOf(whyQuestion.parse(Object.fromEntries(searchParams)));
				return findTraced(reader, scope, QUARTER, asked);
			});
		expect(await traced(WORDS)).toMatchObject({
			...{ is: 'pipeline', activities: 2, indicator: { code: '1.1.c' } },
			trace: { figure: { reached: 750, isWithheld: false } },
		});
		expect(await traced('{pipeline 1.1.a}')).toMatchObject({
			...{ is: 'pipeline', activities: null },
			trace: { figure: { reached: null, isWithheld: true } },
		});
		expect(await traced('{pipeline 1.1.f}')).toBeUndefined();
	});
});
