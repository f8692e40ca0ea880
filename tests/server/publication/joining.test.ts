/** Waves of surveys that become public with a quarter, by the press that publishes it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { readLiveSource } from '#lib/server/publication/liveSource.ts';
import { getManifest, getPart } from '#lib/server/publication/queries/publications.ts';
import { readPreparing } from '#lib/server/publication/preparing.ts';
import { chooseWave } from '#lib/server/survey/commands/chooseWave.ts';
import { joinWaves } from '#lib/server/survey/commands/joinWaves.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { takeWave } from '#lib/server/survey/commands/takeWave.ts';
import { storeSurvey } from '#lib/server/survey/index.ts';
import { listJoinable } from '#lib/server/survey/queries/joinable.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import { listPublishedWaves } from '#lib/server/survey/queries/surveys.ts';
import { localised } from '#lib/plan/text.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { NOW, QUARTER, useQuarter } from './setting.ts';
import { spokenSurvey } from './spokenSurvey.ts';

const quarter = useQuarter([]);
const ACT = { personId: null, now: NOW };
const PREPARES = { year: QUARTER.year, quarter: QUARTER.quarter };
const DRAWN = '{share drawn/2024-03 safe yes}';

beforeEach(async () => {
	await storeSurvey(quarter.db, 'harbour', { ...spokenSurvey('probability'), sector: QUARTER.sector }, ACT);
	await quarter.write(`update narrative set body = @body where section = 'summary'`, {
		body: `So ${DRAWN}.`,
	});
});

const waveId = async () =>
	(await quarter.ask<{ id: number }>(`select id from survey_wave where code = '2024-03'`))[0]?.id ?? 0;
const join = async (...waves: number[]) => joinWaves(quarter.db, { ...QUARTER, ...ACT }, waves);

/** What is told of the wave, and to whom: strangers, or those who prepare the quarter. */
const told = (prepares?: typeof PREPARES) =>
	snapshot(quarter.db, async (reader) => {
		const found = await getScope(reader, QUARTER.plan, QUARTER.sector);
		if (!found) throw new Error('no scope');
		const scope = { ...found, ...(prepares && { prepares }) };
		const source = await readLiveSource(reader, scope, QUARTER, [DRAWN]);
		const [survey, wave, question] = ['drawn', '2024-03', 'safe'];
		const asked = { name: 'share', survey, wave, question, option: 'yes', by: null, group: null } as const;
		return {
			public: (await listPublishedWaves(reader, 'harbour', 'drawn')).map((one) => one.wave.code),
			newest: (await listNewestWaves(reader, scope)).map((one) => one.survey),
			share: source.spokenOf(asked)?.is,
		};
	});
const NOTHING = { public: [], newest: ['voices'], share: 'fault' };
const offered = () =>
	snapshot(quarter.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		return scope ? listJoinable(reader, scope, QUARTER) : [];
	});
const checks = () =>
	snapshot(quarter.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		const periods = scope ? await listPeriods(reader, scope) : [];
		const period = periods.find((one) => one.year === QUARTER.year && one.quarter === QUARTER.quarter);
		if (!scope || !period) throw new Error('no period');
		return (await readPreparing(reader, scope, period, NOW)).checks?.errors.map(({ name }) => name);
	});

describe('a wave that goes with a quarter', () => {
	test('is read by nobody but those who prepare it, until both are public by one press', async () => {
		await join(await waveId());
		expect(await offered()).toMatchObject([{ goes: 'here', questions: 2, splits: 1, shown: 6, few: 4 }]);
		expect(await told()).toEqual(NOTHING);
		expect(await told(PREPARES)).toEqual({ public: [], newest: ['drawn', 'voices'], share: 'told' });
		expect(await told({ ...PREPARES, year: 2023 })).toEqual(NOTHING);
		await quarter.pin();
		expect(await told()).toEqual(NOTHING);
		expect(await checks()).toEqual([]);
		await quarter.publish();
		expect(await told()).toEqual({ public: ['2024-03'], newest: ['drawn', 'voices'], share: 'told' });
		const [entry] = await quarter.ask(`select 1 from audit_entry where action = 'publish wave'`);
		expect(entry).toBeDefined();
	});

	test('stays public when the quarter is withdrawn, whose document is as it was', async () => {
		await join(await waveId());
		await quarter.pin();
		const { revision } = await quarter.publish();
		const [publication] = await quarter.ask<{ id: number }>(`select id from publication`);
		const document = () =>
			snapshot(quarter.db, async (reader) => [
				await getManifest(reader, publication?.id ?? 0),
				await getPart(reader, publication?.id ?? 0, 'surveys'),
			]);
		const before = await document();
		expect(JSON.stringify([...(before[1] as Map<string, string>).keys()])).toContain('drawn');
		await withdrawPublication(quarter.db, {
			...(await quarter.asked('coordinator')),
			...{ revision, reason: localised('Wrong.') },
		});
		await quarter.write(`update survey_result set result = null`);
		expect(await document()).toEqual(before);
		expect((await told()).public).toEqual(['2024-03']);
	});

	test.each<[string, (id: number) => Promise<unknown>]>([
		[
			'taken away',
			(id) => takeWave(quarter.db, id, { planId: 1, personId: quarter.idOf('second'), now: NOW }),
		],
		['left at home', () => join()],
		[
			'chosen anew',
			(id) =>
				chooseWave(quarter.db, id, {
					...{ planId: 1, personId: quarter.idOf('second'), now: NOW },
					shown: { show: ['safe'], by: [] },
				}),
		],
		['published by itself', (id) => publishWave(quarter.db, id, ACT)],
		['another one of its code', () => storeAgain()],
	])('%s after the figures were taken, it stands in the way until they are taken anew', async (_, change) => {
		await join(await waveId());
		await quarter.pin();
		await change(await waveId());
		expect(await checks()).toContain('waves changed');
		await expect(quarter.publish()).rejects.toThrow('errors');
		await quarter.write(`update narrative set body = 'So.' where section = 'summary'`);
		await quarter.pin();
		await expect(quarter.publish()).resolves.toMatchObject({ revision: '1.0' });
	});

	test('that comes to something else by now is published no more than its quarter', async () => {
		await join(await waveId());
		await quarter.pin();
		await quarter.write(
			`update survey_answers set answers = (select b.answers from survey_answers b join survey_question q
			on q.id = b.question_id join survey_wave w on w.id = q.wave_id where w.code = '2024-03' and q.key = 'home')
			where question_id in (select q.id from survey_question q join survey_wave w on w.id = q.wave_id
			where w.code = '2024-03' and q.key = 'safe')`,
		);
		expect(await checks()).toEqual([]);
		await expect(quarter.publish()).rejects.toThrow('waves changed');
		expect(await told()).toEqual(NOTHING);
		expect(await quarter.ask(`select 1 from publication where state = 'published'`)).toEqual([]);
		expect(await quarter.ask(`select 1 from audit_entry where action = 'publish wave'`)).toEqual([]);
	});

	test('joined after the figures were taken stands in the way', async () => {
		await quarter.write(`update narrative set body = 'So.' where section = 'summary'`);
		await quarter.pin();
		await join(await waveId());
		await expect(quarter.publish()).rejects.toThrow('errors');
	});
});

test('a wave of the plan as a whole, of another quarter, or that is public goes with none', async () => {
	await storeSurvey(quarter.db, 'harbour', spokenSurvey('open'), ACT);
	const open = await quarter.ask<{ id: number }>(
		`select w.id from survey_wave w join survey s on s.id = w.survey_id where s.code = 'open'`,
	);
	await expect(join(open[0]?.id ?? 0)).rejects.toThrow('gone');
	const drawn = (await offered())[0]?.id ?? 0;
	await joinWaves(quarter.db, { ...QUARTER, ...ACT, quarter: 2 }, [drawn]);
	expect((await offered())[0]?.goes).toBe('elsewhere');
	await expect(join(drawn)).rejects.toThrow('gone');
	await joinWaves(quarter.db, { ...QUARTER, ...ACT, quarter: 2 }, []);
	await publishWave(quarter.db, drawn, ACT);
	await expect(join(drawn)).rejects.toThrow('gone');
});

async function storeAgain() {
	await storeSurvey(quarter.db, 'harbour', { ...spokenSurvey('probability'), sector: QUARTER.sector }, ACT);
}
