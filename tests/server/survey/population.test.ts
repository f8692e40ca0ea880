/** Numbers of the population that are typed, changed and taken away. Source: docs/rules.md, Surveys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import { takePopulation } from '#lib/server/survey/commands/fitWave.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { storeSurvey, textSheets } from '#lib/server/survey/index.ts';
import { findFitted } from '#lib/server/survey/queries/fitted.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';
import { receivePopulation } from '#lib/server/survey/receivePopulation.ts';
import { findWave } from '#lib/server/survey/queries/waveData.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const FORM = [
	...[
		'survey',
		'type,name,label',
		'select_one sex,sex,Sex',
		'select_one age,age,Age',
		'integer,people,Many?',
	],
	...['choices', 'list_name,name,label', 'sex,f,Women', 'sex,m,Men', 'age,young,Young', 'age,old,Old'],
].join('\n');
const ROWS = ['f,young,1', 'f,young,3', 'f,old,1', 'm,young,1', 'm,old,2'];
const folder = temporaryFolder();
let db: Database;
let waveId = 0;
let planId = 0;
const act = () => ({ planId, waveId, personId: 1, now: new Date('2024-05-06T08:00:00Z') });
const stored = async () => (await snapshot(db, (reader) => findWave(reader, waveId)))?.survey_wave.design;
const questions = async () =>
	(await snapshot(db, (reader) => findFitted(reader, planId, waveId)))?.questions ?? [];

/** What is typed, by the key of a question and the name of an option. */
async function type(typed: Readonly<Record<string, Readonly<Record<string, string>>>>) {
	const asked = await questions();
	const fields = asked.flatMap(({ id, key, options }) =>
		options.map(({ name }, position) => [`${id}.${position}`, typed[key]?.[name] ?? ''] as const),
	);
	return Object.values(await receivePopulation(db, act(), asked, Object.fromEntries(fields)));
}

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await db.writer
		.insert(schema.person)
		.values({ id: 1, email: 'a@example.org', name: 'A', createdAt: act().now });
	planId = await addSurveyPlan(db, 0);
	const about = surveyImportForm.parse({
		...{ survey: 's', wave: '1', firstDay: '2024-01-01', lastDay: '2024-01-31', weight: 'w' },
		...{ sampling: 'probability', weighting: 'By household', minimum: '1' },
	});
	const data = Buffer.from(['sex,age,w', ...ROWS].join('\n'));
	const { given } = await readSurvey({
		sheets: textSheets(Buffer.from(FORM), 'form'),
		data,
		about,
		shown: [],
	});
	if (!given) throw new Error('not read');
	await storeSurvey(db, 'p', given, { personId: null, now: act().now });
	const [wave] = await db.writer.select().from(schema.surveyWave);
	waveId = wave?.id ?? 0;
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('typed numbers are fitted, changed from the weights before, and taken away', async () => {
	expect((await questions()).map(({ key, people }) => [key, people])).toEqual([
		['sex', null],
		['age', null],
	]);
	expect(await type({ sex: { f: '600', m: '٣٠٠' } })).toEqual([]);
	expect((await stored())?.weights).toEqual([120, 360, 120, 100, 200]);
	expect(await type({ sex: { f: '1,200', m: '300' } })).toEqual([]);
	expect((await stored())?.weights).toEqual([240, 720, 240, 100, 200]);
	expect((await stored())?.weightKind).toBe('expansion');
	expect((await questions()).map(({ people }) => people)).toEqual([[1200, 300], null]);
	await takePopulation(db, act());
	expect(await stored()).toMatchObject({ weights: [1, 3, 1, 1, 2], weightKind: 'relative' });
	expect((await stored())?.fitted).toBeUndefined();
	await expect(takePopulation(db, act())).rejects.toThrow('wrong state');
	const told = (await db.writer.select().from(schema.auditEntry)).filter(
		({ action }) => action === 'fit weights',
	);
	expect(told).toHaveLength(3);
	expect(told[1]?.after).toMatchObject({ people: 'sex 1500' });
});

test.each([
	[{ sex: { f: '600' } }, ['In “m” there are people and no response']],
	[{ sex: { f: 'many', m: '300' } }, ['“many” is no whole number']],
	[{ sex: { f: '-5', m: '300' } }, ['“-5” is no whole number']],
	[
		{ sex: { f: '600', m: '300' }, age: { young: '700', old: '300' } },
		['The questions have different sums of people: sex 900, age 1000.'],
	],
	[{}, ['Write how many people there are']],
])('%o is refused with the same sentences as a file, and nothing changes', async (typed, words) => {
	const before = await stored();
	const issues = await type(typed);
	for (const [i, part] of words.entries()) expect(issues[i]?.indexOf(part)).toBe(0);
	expect(issues).toHaveLength(words.length);
	expect(await stored()).toEqual(before);
});

test('of a published wave nothing changes any more', async () => {
	await publishWave(db, waveId, { personId: null, now: act().now, shown: { show: ['sex'], by: [] } });
	await expect(type({ sex: { f: '600', m: '300' } })).rejects.toThrow('wrong state');
});
