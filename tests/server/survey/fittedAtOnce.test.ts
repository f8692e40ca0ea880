/** How much is fitted at once, what a file fitted that cannot be typed, and what is said of weights. Source: docs/exchange.md, Surveys. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { MOST_FITTED } from '#lib/survey/fit.ts';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { populationForm } from '#lib/survey/forms/population.ts';
import { NOT_STATED } from '#lib/survey/method.ts';
import { dataFaultWords } from '#lib/survey/words/faults.ts';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import { fitWave, takePopulation } from '#lib/server/survey/commands/fitWave.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { storeSurvey, textSheets } from '#lib/server/survey/index.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import { listColumns } from '#lib/server/survey/queries/columns.ts';
import { findFitted } from '#lib/server/survey/queries/fitted.ts';
import { findWave } from '#lib/server/survey/queries/waveData.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';
import { receivePopulation } from '#lib/server/survey/receivePopulation.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

/** One option more than can be typed, and one question more than are fitted at once. */
const CAMPS = Array.from({ length: 61 }, (_, i) => `c${i}`);
const MANY = Array.from({ length: MOST_FITTED + 1 }, (_, i) => `q${i}`);
const FORM = [
	...['survey', 'type,name,label', 'select_one camp,camp,Camp', 'select_one sex,sex,Sex'],
	...MANY.map((key) => `select_one sex,${key},${key}`),
	...['choices', 'list_name,name,label', ...CAMPS.map((name) => `camp,${name},${name}`)],
	...['sex,f,Women', 'sex,m,Men'],
].join('\n');
const DATA = [
	['camp', 'sex', ...MANY].join(','),
	...CAMPS.map((camp, i) => [camp, ...['sex', ...MANY].map(() => (i % 2 ? 'f' : 'm'))].join(',')),
];
const NOW = new Date('2024-05-06T08:00:00Z');
const folder = temporaryFolder();
let db: Database;
let planId = 0;

async function read(survey: string, wave: string, day: string, population?: readonly string[]) {
	const about = surveyImportForm.parse({ survey, wave, firstDay: day, lastDay: day, minimum: '1' });
	const sheets = textSheets(Buffer.from(FORM), 'form');
	const people = population && Buffer.from(['question,option,people', ...population].join('\n'));
	const sent = { sheets, data: Buffer.from(DATA.join('\n')), population: people, about, shown: [] };
	const { found, given } = await readSurvey(sent);
	return { given, faults: found.dataFaults.map(dataFaultWords) };
}

async function store(...sent: Parameters<typeof read>) {
	const { given } = await read(...sent);
	if (!given) throw new Error('not read');
	await storeSurvey(db, 'p', given, { personId: null, now: NOW });
	const waves = await db.writer.select().from(schema.surveyWave);
	return waves.at(-1)?.id ?? 0;
}
const act = (waveId: number) => ({ planId, waveId, personId: 1, now: NOW });
const fittedIn = async (waveId: number) =>
	(await snapshot(db, (reader) => findFitted(reader, planId, waveId)))?.questions ?? [];
const designOf = async (waveId: number) =>
	(await snapshot(db, (reader) => findWave(reader, waveId)))?.survey_wave.design;

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await db.writer.insert(schema.person).values({ id: 1, email: 'a@example.org', name: 'A', createdAt: NOW });
	planId = await addSurveyPlan(db, 0);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('more questions at once are refused with a sentence, of a page and of a file, and nothing changes', async () => {
	const waveId = await store('many', '1', '2024-01-01');
	const questions = await fittedIn(waveId);
	const typed = Object.fromEntries(
		questions
			.filter(({ key }) => MANY.includes(key))
			.flatMap(({ id }) => [`${id}.0`, `${id}.1`].map((key) => [key, '100'])),
	);
	const issues = await receivePopulation(db, act(waveId), questions, typed);
	expect(issues).toEqual({
		form: 'At most 8 questions tell numbers of the population at once; these are 9.',
	});
	const file = MANY.flatMap((key) => [`${key},f,100`, `${key},m,100`]);
	const { given, faults } = await read('many', '2', '2024-02-01', file);
	expect(given).toBeNull();
	expect(faults.join(' ')).toContain('At most 8 questions');
	expect(faults).toHaveLength(1);
	expect(await designOf(waveId)).toBeNull();
});

test('the command looks at nothing of more, and the form takes no more fields than can be shown', async () => {
	const population = new Map(MANY.map((key) => [`no ${key}`, new Map([['f', 1]])]));
	// Of no wave that there is: it would be refused where it is looked at.
	const [fault] = await fitWave(db, act(999), population);
	expect(fault?.kind).toBe('too many populations');
	const fields = (count: number) => ({
		people: Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.0`, '1'])),
	});
	expect(populationForm.safeParse(fields(480)).success).toBe(true);
	expect(populationForm.safeParse(fields(481)).success).toBe(false);
});

test('what a file fitted and nobody can type is told, stays beside what is typed, and is taken away', async () => {
	const waveId = await store(
		'long',
		'1',
		'2024-01-01',
		CAMPS.map((camp) => `camp,${camp},10`),
	);
	const [camp] = await fittedIn(waveId);
	expect(camp).toMatchObject({ key: 'camp', isLong: true });
	expect(camp?.people).toEqual(CAMPS.map(() => 10));
	const questions = await fittedIn(waveId);
	const sex = questions.find(({ key }) => key === 'sex');
	const typed = { [`${sex?.id}.0`]: '400', [`${sex?.id}.1`]: '210' };
	// As many women as there are camps of theirs, and no more: the numbers contradict each other, which shows that both are looked at.
	expect(Object.values(await receivePopulation(db, act(waveId), questions, typed)).join()).toContain(
		'contradict',
	);
	const fitting = { [`${sex?.id}.0`]: '300', [`${sex?.id}.1`]: '310' };
	expect(await receivePopulation(db, act(waveId), questions, fitting)).toEqual({});
	expect((await designOf(waveId))?.fitted?.questions.map(({ key }) => key)).toEqual(['camp', 'sex']);
	await takePopulation(db, act(waveId));
	expect((await fittedIn(waveId)).some(({ key }) => key === 'camp')).toBe(false);
});

test('a wave is said to be weighted where its own people are, whatever other waves are', async () => {
	const population = new Map([['sex', new Map([...[['f', 300] as const, ['m', 600] as const]])]]);
	const shown = { show: ['sex'], by: [] };
	const publish = (waveId: number) => publishWave(db, waveId, { personId: null, now: NOW, shown });
	const first = await store('said', '1', '2024-01-01');
	// Fitted and taken away: the wave is not weighted again.
	expect(await fitWave(db, act(first), population)).toEqual([]);
	await takePopulation(db, act(first));
	await publish(first);
	const second = await store('said', '2', '2024-02-01');
	expect(await fitWave(db, act(second), population)).toEqual([]);
	await publish(second);
	const said = async (wave: string) => {
		const event = {
			...{
				params: { plan: 'p', survey: 'said', wave },
				route: { id: '/surveys/[plan]/[survey]/[wave]' as const },
			},
			...{ locals: { viewer: null, session: null }, request: new Request('http://localhost/') },
		};
		const found = await snapshot(db, (reader) => openWave(event as never, reader));
		return found.survey.method.weighting;
	};
	expect([await said('1'), await said('2')]).toEqual([null, NOT_STATED]);
});

test('the command line reads the columns that were named before, and keeps them', async () => {
	const FILES = {
		'form.csv':
			'survey\ntype,name,label\nselect_one s,sex,Sex\nselect_one s,head,Head\nchoices\nlist_name,name,label\ns,f,Women\ns,m,Men',
		'data.csv': 'Gender,Chief\nf,m\nm,f',
	};
	for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder.path, name), text);
	const run = (wave: string, ...more: string[]) =>
		execFileSync(
			process.execPath,
			[
				...['scripts/import-survey.ts', 'p', 'line', '--wave', wave, '--form', join(folder.path, 'form.csv')],
				...[
					'--data',
					join(folder.path, 'data.csv'),
					'--first-day',
					'2024-01-01',
					'--last-day',
					'2024-01-31',
					...more,
				],
			],
			{ encoding: 'utf8', env: { ...process.env, DATABASE_URL: `file:${db.path}` } },
		);
	const columns = () => snapshot(db, (reader) => listColumns(reader, 'p', 'line'));
	run('1', '--column', 'sex=Gender');
	expect(run('2')).not.toContain('not in the answers: sex');
	expect(run('3', '--column', 'head=Chief')).toContain('2 responses to 2 questions');
	expect(await columns()).toEqual([
		{ key: 'sex', heading: 'Gender' },
		{ key: 'head', heading: 'Chief' },
	]);
});
