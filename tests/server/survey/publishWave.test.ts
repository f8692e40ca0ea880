/** From a survey's answers to what strangers read, and no further. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import { listNewestOfPlans } from '#lib/server/survey/queries/newest.ts';
import { listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { readOver } from '#lib/server/survey/readOver.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { resultRows } from '#lib/survey/resultRows.ts';
import { METHOD } from '#lib/server/demonstration/perception/words.ts';
import { localised } from '#lib/plan/text.ts';
import type { GivenSurvey } from '#lib/survey/given.ts';
import type { Question } from '#lib/survey/question.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const NOW = new Date('2024-05-06T08:00:00Z');
const ACT = { personId: null, now: NOW };
const folder = temporaryFolder();
let db: Database;

const question = (key: string, names: readonly string[]): Question => ({
	key,
	kind: 'select_one',
	label: localised(key),
	options: names.map((name) => ({ name, label: localised(name) })),
	upTo: null,
	relevant: null,
});
const people = Array.from({ length: 123 }, (_, i) => i);
const wave = (code: string): GivenSurvey['waves'][number] => ({
	code,
	name: localised(code),
	firstDay: `${code}-01`,
	lastDay: `${code}-28`,
	asked: null,
	responses: people.length,
	design: null,
	origin: null,
	questions: [
		{ question: question('safe', ['yes', 'no', 'rare']), answers: people.map((i) => (i < 3 ? 2 : i % 2)) },
		{
			question: question('sex', ['f', 'm', 'other']),
			answers: people.map((i) => (i > 117 ? 2 : i % 3 === 0 ? 1 : 0)),
		},
		{ question: question('never_shown', ['a', 'b']), answers: people.map((i) => i % 2) },
	],
	shown: [{ key: 'safe', by: ['sex'] }],
});
const survey: GivenSurvey = {
	code: 'voices',
	name: localised('Voices'),
	sampling: 'open',
	minimum: 30,
	bracketsTo: null,
	method: METHOD,
	sector: null,
	waves: [wave('2024-01'), wave('2024-02')],
};

const read = async () =>
	snapshot(db, async (reader) => {
		const waves = await listPublishedWaves(reader, 'p', 'voices');
		return { waves, results: waves[0] ? await listResults(reader, waves[0].wave.id) : [] };
	});

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await addSurveyPlan(db, 5);
	await storeSurvey(db, 'p', survey, ACT);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('what is stored is nobody’s to read before it is published', async () => {
	expect(await read()).toEqual({ waves: [], results: [] });
	expect(await snapshot(db, listNewestOfPlans)).toEqual(new Map());
});

test('published it shows what it was asked to, without margins, and nothing of few people', async () => {
	await publishWaves(db, 'p', 'voices', ACT);
	const { waves, results } = await read();
	expect(waves.map(({ wave }) => wave.code)).toEqual(['2024-02', '2024-01']);
	expect(results.map(({ question, by }) => [question.key, by])).toEqual([
		['safe', null],
		['safe', 'sex'],
	]);
	expect(await snapshot(db, listNewestOfPlans)).toEqual(
		new Map([
			[
				'p',
				[
					{
						...{ survey: 'voices', surveyName: localised('Voices') },
						...{ wave: '2024-02', waveName: localised('2024-02') },
					},
				],
			],
		]),
	);
	const text = JSON.stringify(results);
	expect(text).not.toMatch(/"(low|high)":\d/);
	expect(text).not.toContain('never_shown');
	expect(results[0]?.groups[0]?.shares.map(({ option, n }) => [option, n])).toEqual([
		['yes', 60],
		[null, 63],
	]);
	expect(results[1]?.groups.find(({ group }) => group === 'other')?.n).toBe(5);
	expect(results[1]?.groups.filter(({ showing }) => showing === 'few').map(({ group }) => group)).toEqual([
		'm',
		'other',
	]);
	for (const row of resultRows(results)) expect(row.slice(5, 8).slice(1)).toEqual([null, null]);
});

test('a question is told over the waves that are published, oldest first, and one that no wave shows is not', async () => {
	const { waves } = await read();
	const [newest] = waves;
	const over = (of: readonly (typeof waves)[number][], key: string, least?: number) =>
		snapshot(db, (reader) =>
			readOver(
				reader,
				of.map(({ wave }) => wave),
				key,
				least,
			),
		);
	const found = await over(waves, 'safe');
	expect(found?.waves.map(({ code, n }) => [code, n])).toEqual([
		['2024-01', 123],
		['2024-02', 123],
	]);
	expect(found?.lines.map(({ option, figures }) => [option, figures.map((one) => one?.n)])).toEqual([
		['yes', [60, 60]],
		['other answers', [63, 63]],
	]);
	expect(await over(waves, 'never_shown')).toBeNull();
	expect(await over(newest ? [newest] : [], 'safe')).toBeNull();
	expect((await over(newest ? [newest] : [], 'safe', 1))?.waves).toHaveLength(1);
});

test('a wave is published once', async () => {
	const { waves } = await read();
	await expect(publishWave(db, waves[0]?.wave.id ?? 0, ACT)).rejects.toThrow();
});

test('a survey that splits by more than ten questions is refused', async () => {
	const by = Array.from({ length: 11 }, (_, i) => `q${i}`);
	const many = { ...survey, code: 'many', waves: [{ ...wave('2024-01'), shown: [{ key: 'safe', by }] }] };
	await expect(storeSurvey(db, 'p', many, ACT)).rejects.toThrow();
});
