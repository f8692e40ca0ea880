/** Open answers from the database into themes, by people, and out of it as shares that name nobody. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { localised } from '#lib/plan/text.ts';
import { rows, snapshot, type Database } from '#lib/server/database/driver.ts';
import { METHOD } from '#lib/server/demonstration/perception/words.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { takeWave } from '#lib/server/survey/commands/takeWave.ts';
import { assignAnswers } from '#lib/server/survey/commands/themes/assignAnswers.ts';
import { codeAnswers } from '#lib/server/survey/commands/themes/codeAnswers.ts';
import { mergeThemes, takeTheme } from '#lib/server/survey/commands/themes/mergeThemes.ts';
import { addTheme, nameTheme } from '#lib/server/survey/commands/themes/nameTheme.ts';
import { proposeThemes } from '#lib/server/survey/commands/themes/proposeThemes.ts';
import { splitTheme } from '#lib/server/survey/commands/themes/splitTheme.ts';
import { storeSurvey } from '#lib/server/survey/index.ts';
import { listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { listThemes } from '#lib/server/survey/queries/themes.ts';
import { readCoding, readThemes } from '#lib/server/survey/readThemes.ts';
import { resultRows } from '#lib/survey/resultRows.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const NOW = new Date('2024-05-06T08:00:00Z');
const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let act = { planId: 1, personId: 1, now: NOW, questionId: 0 };
let waveId = 0;

const SECRET = 'zebra';
/** 60 of water, 60 of power, 3 of zebras; nobody else said anything. */
const answers = Array.from({ length: 140 }, (_, i) => {
	if (i >= 123) return null;
	if (i >= 120) return `${SECRET} stripes ${i}`;
	const words = i % 2 === 0 ? ['water', 'well', 'pipes', 'pump'] : ['power', 'cuts', 'generator', 'night'];
	return `${words[i % 4] ?? ''} ${words[(i + 2) % 4] ?? ''} ${words[(i + 1) % 4] ?? ''}`;
});

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await addSurveyPlan(db, 5);
	for (const email of ['a@example.org', 'b@example.org'])
		await db.writer.insert(schema.person).values({ email, name: email, createdAt: NOW });
});
afterAll(async () => {
	await db.close();
	folder.remove();
});
beforeEach(async () => {
	await db.writer.delete(schema.survey);
	const question = { label: localised('Why?'), upTo: null, relevant: null } as const;
	const options = ['f', 'm'].map((name) => ({ name, label: localised(name) }));
	await storeSurvey(
		db,
		'p',
		{
			...{ code: 'voices', name: localised('Voices'), sampling: 'open', minimum: 30, bracketsTo: null },
			...{ method: METHOD, sector: null },
			waves: [
				{
					...{ code: '2024', name: localised('2024'), firstDay: '2024-01-01', lastDay: '2024-01-31' },
					...{ asked: null, responses: answers.length, design: null, origin: null, shown: [] },
					questions: [
						{ question: { ...question, key: 'why', kind: 'text', options: [] }, answers },
						{
							question: { ...question, key: 'sex', kind: 'select_one', options },
							answers: answers.map((_, i) => Number(i % 3 === 0)),
						},
					],
				},
			],
		},
		{ personId: 1, now: NOW },
	);
	const [found] = await rows<{ id: number; wave_id: number }>(
		db.writer,
		"select id, wave_id from survey_question where key = 'why'",
	);
	act = { ...act, questionId: Number(found?.id) };
	waveId = Number(found?.wave_id);
});

const themes = () => snapshot(db, (reader) => listThemes(reader, act.questionId));
const read = (of: string | null = null) =>
	snapshot(db, (reader) => readThemes(reader, act.questionId, { of, part: null }));
const named = (name: string) => localised(name, { fr: `${name} fr` });
const sizes = async () => (await themes()).map(({ answers }) => answers.length);

/** Water and power, named; zebras too, where that is asked. */
async function gather(): Promise<[number, number, number]> {
	const idOf = (word: string, found: Awaited<ReturnType<typeof themes>>) =>
		found.find(({ words }) => words.includes(word))?.id ?? 0;
	await proposeThemes(db, act, 2);
	const [water, power] = [idOf('water', await themes()), idOf('power', await themes())];
	await nameTheme(db, act, water, named('Water'));
	await nameTheme(db, act, power, named('Power'));
	await proposeThemes(db, act, 2);
	const zebra = idOf(SECRET, await themes());
	await nameTheme(db, act, zebra, named('Zebras'));
	return [water, power, zebra];
}

test('what is proposed has no name, and people name it, merge it, split it and take it away', async () => {
	await proposeThemes(db, act, 2);
	expect((await themes()).map(({ name, answers }) => [name, answers.length])).toEqual([
		[null, 60],
		[null, 60],
	]);
	const [water, power, zebra] = await gather();
	await expect(proposeThemes(db, act, 2)).rejects.toThrow(/themes alike/);
	await mergeThemes(db, act, power, water);
	expect(await sizes()).toEqual([120, 3]);
	await splitTheme(db, act, water);
	expect((await themes()).map(({ name, answers }) => [name?.en ?? null, answers.length])).toEqual([
		['Water', 60],
		['Zebras', 3],
		[null, 60],
	]);
	await takeTheme(db, act, zebra);
	await addTheme(db, act, named('Own'));
	expect((await themes()).map(({ name }) => name?.en ?? null)).toEqual(['Water', null, 'Own']);
	expect((await read('none')).shown.map(({ at }) => at)).toEqual([120, 121, 122]);
});

test('answers are put by hand where they lie, in several themes or in none, and others stay', async () => {
	const [water, power] = await gather();
	await assignAnswers(db, act, [
		{ answer: 0, themes: [water, power] },
		{ answer: 2, themes: [] },
	]);
	expect(await sizes()).toEqual([59, 61, 3]);
	expect((await read('none')).shown).toEqual([{ at: 2, words: answers[2], themes: [] }]);
	await expect(assignAnswers(db, act, [{ answer: 130, themes: [water] }])).rejects.toThrow(/not found/);
	await expect(assignAnswers(db, act, [{ answer: 0, themes: [9999] }])).rejects.toThrow(/not found/);
});

/** Both code what they are shown until they have seen enough. */
async function code(personId: number, pick: (at: number) => number[]): Promise<void> {
	for (let page = 0; page < 6; page++) {
		const { shown } = await snapshot(db, (reader) => readCoding(reader, act.questionId, personId));
		await codeAnswers(
			db,
			{ ...act, personId },
			shown.map(({ at }) => ({ answer: at, themes: pick(at) })),
		);
	}
}

test('two people code apart: neither sees what the other did, and a theme that is new starts them anew', async () => {
	const [water, power] = await gather();
	await code(1, (at) => (at >= 120 ? [] : [at % 2 === 0 ? water : power]));
	const other = await snapshot(db, (reader) => readCoding(reader, act.questionId, 2));
	expect(other).toMatchObject({ coded: 0, sample: 100, others: 1 });
	expect(Object.keys(other.shown[0] ?? {})).toEqual(['at', 'words']);
	expect((await read()).agreement).toBeNull();
	await code(2, (at) => (at >= 120 ? [] : [at % 2 === 0 ? water : power]));
	const found = await read();
	expect(found.agreement).toEqual({ coders: 2, twice: 60 });
	expect(found.themes.map(({ alpha }) => alpha)).toEqual([1, 1, null]);
	await codeAnswers(db, act, [{ answer: other.shown[0]?.at ?? 0, themes: [power, water] }]);
	expect((await read()).themes.map(({ alpha }) => alpha)).toEqual([1, 1, null]);
	await mergeThemes(db, act, power, water);
	expect((await read()).agreement).toEqual({ coders: 2, twice: 60 });
	await addTheme(db, act, named('New'));
	expect((await read()).agreement).toBeNull();
});

const shown = { show: ['why'], by: ['sex'] };
const published = () =>
	snapshot(db, async (reader) => {
		const [found] = await listPublishedWaves(reader, 'p', 'voices');
		return found ? listResults(reader, found.wave.id) : [];
	});

test('strangers read shares of named themes of those who answered, and no word of an answer or a small theme', async () => {
	const [water, power] = await gather();
	await code(1, (at) => [at % 2 === 0 ? water : power]);
	await code(2, (at) => [at % 2 === 0 ? water : power]);
	await publishWave(db, waveId, { ...act, shown });
	const results = await published();
	expect(results.map(({ by }) => by)).toEqual([null, 'sex']);
	const [whole, split] = results;
	expect(whole?.question.options.map(({ name, label }) => [name, label.fr])).toEqual([
		['water', 'Water fr'],
		['power', 'Power fr'],
	]);
	expect(whole?.groups).toMatchObject([
		{
			n: 123,
			shares: [
				{ option: 'water', n: 60, share: 0.488 },
				{ option: 'power', n: 60, share: 0.488 },
			],
		},
	]);
	expect(split?.groups.map(({ group, n }) => [group, n])).toEqual([
		['f', 82],
		['m', 41],
	]);
	expect(whole?.coded).toEqual({
		...{ coders: 2, answers: 60 },
		alphas: [
			{ option: 'water', alpha: 1 },
			{ option: 'power', alpha: 1 },
		],
	});
	const text = JSON.stringify([results, resultRows(results)]).toLowerCase();
	for (const word of [SECRET, 'pipes', 'generator']) expect(text).not.toContain(word);
	await expect(nameTheme(db, act, water, named('Late'))).rejects.toThrow(/themes fixed/);
});

test('without a name nothing of open answers is shown, and they never split another question', async () => {
	await proposeThemes(db, act, 3);
	await expect(publishWave(db, waveId, { ...act, shown })).rejects.toThrow(/not allowed/);
	await gather();
	const by = { show: ['sex'], by: ['why'] };
	await expect(publishWave(db, waveId, { ...act, shown: by })).rejects.toThrow(/not allowed/);
});

test('with the wave go its answers, its themes and what was coded', async () => {
	const [water] = await gather();
	await codeAnswers(db, act, [{ answer: (await firstOfSample()) ?? 0, themes: [water] }]);
	await takeWave(db, waveId, act);
	for (const table of ['theme', 'theme_coding', 'survey_answers'])
		expect(await rows(db.writer, `select * from ${table}`)).toEqual([]);
	await expect(addTheme(db, act, named('Gone'))).rejects.toThrow(/not found/);
	await expect(nameTheme(db, { ...act, planId: 2 }, water, named('X'))).rejects.toThrow(/not found/);
});

async function firstOfSample() {
	const { shown } = await snapshot(db, (reader) => readCoding(reader, act.questionId, 1));
	return shown[0]?.at;
}

test('the record says what changed, without a word of any answer', async () => {
	await gather();
	const told = await rows<{ action: string; after: string }>(
		db.writer,
		"select action, after from audit_entry where action in ('propose themes', 'change themes')",
	);
	expect(new Set(told.map(({ action }) => action))).toEqual(new Set(['propose themes', 'change themes']));
	expect(JSON.stringify(told)).toContain('Water');
	expect(JSON.stringify(told)).not.toContain('pipes');
});

test.each([
	['in English', localised('4 people lost their well')],
	['in French', localised('Water', { fr: 'Trois femmes sans eau' })],
	['in Arabic', localised('Water', { ar: 'ثلاث نساء بلا ماء' })],
])('a theme whose name tells of too few people is not published: %s', async (_language, name) => {
	const [water] = await gather();
	await nameTheme(db, act, water, name);
	const shown = { show: ['why'], by: [] };
	await expect(publishWave(db, waveId, { ...act, shown })).rejects.toMatchObject({ reason: 'wave tells' });
	expect(await snapshot(db, (reader) => listPublishedWaves(reader, 'p'))).toEqual([]);
	await nameTheme(db, act, water, localised('4,000 people lost their well'));
	await publishWave(db, waveId, { ...act, shown });
});
