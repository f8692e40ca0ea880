/** Columns that a person names for questions, and questions that are made of columns. Source: docs/exchange.md, Surveys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { dataFaultWords } from '#lib/survey/words/faults.ts';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { publishWaves, storeSurvey, textSheets } from '#lib/server/survey/index.ts';
import { listColumns } from '#lib/server/survey/queries/columns.ts';
import { receiveSurvey } from '#lib/server/survey/receiveSurvey.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const FORM = [
	...['survey', 'type,name,label', 'select_one sex,sex,Sex', 'select_multiple why,why,Why?'],
	...['integer,people,How many?', 'select_one water,water,Water source'],
	...['choices', 'list_name,name,label', 'sex,f,Women', 'sex,m,Men', 'why,cost,Cost', 'why,far,Too far'],
	...['water,well,A well', 'water,tap,A tap'],
].join('\n');
const folder = temporaryFolder();
let db: Database;
let planId = 0;

interface Sending {
	readonly columns?: Record<string, string>;
	readonly form?: string | null;
	readonly remembered?: { key: string; heading: string }[];
	readonly wave?: string;
	readonly keep?: string;
}

async function read(lines: readonly string[], sending: Sending = {}) {
	const { columns = {}, form = FORM, remembered = [], wave = '1', keep = '' } = sending;
	const about = surveyImportForm.parse({
		...{ survey: 's', wave, firstDay: '2024-01-01', lastDay: '2024-01-31', minimum: '1' },
		...{ columns, keep, reason: 'asked for' },
	});
	const { found, given } = await readSurvey({
		...{ sheets: form === null ? null : textSheets(Buffer.from(form), 'form'), about, shown: [], remembered },
		data: Buffer.from(lines.join('\n')),
	});
	const asked = given?.waves[0]?.questions ?? [];
	return {
		...{ found, given, faults: found.dataFaults.map(dataFaultWords) },
		asked: Object.fromEntries(
			asked.map(({ question, answers }) => [question.key, [question.kind, ...answers] as const]),
		),
		options: Object.fromEntries(
			asked.map(({ question }) => [question.key, question.options.map(({ label }) => label.en)]),
		),
		dropped: found.dropped.map(({ heading, why }) => `${heading}: ${why}`),
	};
}

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	planId = await addSurveyPlan(db, 0);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

const LABELLED = [
	'Gender,Cost:Why?,Too far:Why?,How many?,Source',
	'Women,Cost,,3,A tap',
	'Men,,Too far,2,A well',
];

test('columns are found by label, those of options as Alchemer writes them, and the others by hand', async () => {
	const alone = await read(LABELLED);
	expect(alone.found.missing).toEqual(['sex', 'water']);
	expect(alone.dropped).toEqual(['Gender: not asked', 'Source: not asked']);
	expect(alone.given?.columns).toBeUndefined();
	const named = await read(LABELLED, { columns: { sex: 'gender', water: 'Source' } });
	expect(named.faults).toEqual([]);
	expect(named.asked).toEqual({
		sex: ['select_one', 0, 1],
		why: ['select_multiple', [0], [1]],
		people: ['integer', 3, 2],
		water: ['select_one', 1, 0],
	});
	expect(named.found.columns.map(({ key, heading, isByHand }) => [key, heading, isByHand])).toEqual([
		['sex', 'Gender', true],
		['why', 'Cost:Why?', false],
		['people', 'How many?', false],
		['water', 'Source', true],
	]);
});

test('a column that is named is nobody else’s, and one that is not there is a fault', async () => {
	const { asked, found } = await read(['sex,Sex of the head', 'f,m'], { columns: { water: 'sex' } });
	expect(found.dataFaults.map(({ kind }) => kind)).toEqual(['unknown option']);
	expect(asked).toEqual({});
	const none = await read(LABELLED, { columns: { sex: 'Sexe', nobody: 'Source' } });
	expect(none.given).toBeNull();
	expect(none.faults.join(' ')).toMatch(/“nobody” is no question.*Sexe/);
});

test('what the heading of a named column tells of people is dropped', async () => {
	const lines = ['Telephone number,sex', '70123456,f'];
	const { dropped, asked } = await read(lines, { columns: { people: 'Telephone number' } });
	expect(dropped).toEqual(['Telephone number: contact']);
	expect(asked.people).toBeUndefined();
});

test.each(['Supervisor', 'supervisor_name', 'Nom de l’enquêteur', 'اختر المشرف'])(
	'a column “%s” that is named for a question is dropped, since it names staff',
	async (heading) => {
		const { dropped, asked } = await read([`${heading},people`, 'f,3'], { columns: { sex: heading } });
		expect(dropped).toEqual([`${heading}: name`]);
		expect(asked).toEqual({ people: ['integer', 3] });
	},
);

test.each([
	['Phone', 'contact'],
	['supervisor_name', 'name'],
	['Enumerator code', 'name'],
])('numbers of a column “%s” that is named for a question are dropped', async (heading, why) => {
	const { dropped, asked } = await read([`${heading},sex`, '70123456,f'], { columns: { people: heading } });
	expect(dropped).toEqual([`${heading}: ${why}`]);
	expect(asked).toEqual({ sex: ['select_one', 0] });
});

test('names of columns are remembered for the survey, also of a public one, until a dash lets them go', async () => {
	const act = { personId: null, now: new Date('2024-05-06T08:00:00Z') };
	const remembered = async () => [...(await snapshot(db, (reader) => listColumns(reader, 'p', 's')))];
	const first = await read(LABELLED, { columns: { sex: 'Gender', water: 'Source' } });
	if (!first.given) throw new Error('not read');
	const [wave] = first.given.waves;
	const shown = { ...first.given, waves: wave ? [{ ...wave, shown: [{ key: 'sex', by: [] }] }] : [] };
	await storeSurvey(db, 'p', shown, act);
	await publishWaves(db, 'p', 's', act);
	expect(await remembered()).toEqual([
		{ key: 'sex', heading: 'Gender' },
		{ key: 'water', heading: 'Source' },
	]);
	const second = await read(LABELLED, { remembered: await remembered(), wave: '2' });
	expect(second.asked.sex).toEqual(['select_one', 0, 1]);
	const other = await read(['sex,Source', 'm,A tap'], {
		...{ remembered: await remembered(), wave: '2', columns: { water: '-' } },
	});
	expect([other.asked.sex, other.asked.water]).toEqual([['select_one', 1], undefined]);
	if (!other.given) throw new Error('not read');
	await storeSurvey(db, 'p', other.given, act);
	expect(await remembered()).toEqual([{ key: 'sex', heading: 'Gender' }]);
});

test('what was named for a question of several choices comes back as it was named, and reads all its options', async () => {
	const lines = ['sex,Cost:Reasons,Too far:Reasons', 'f,Cost,', 'm,,Too far'];
	const first = await read(lines, { columns: { why: 'Reasons' } });
	expect(first.asked.why).toEqual(['select_multiple', [0], [1]]);
	const headingOf = ({ found }: typeof first) => found.columns.find(({ key }) => key === 'why')?.heading;
	const remembered = [...(first.given?.columns ?? [])];
	const second = await read(lines, { remembered, wave: '2' });
	expect([headingOf(first), headingOf(second)]).toEqual(['Reasons', 'Reasons']);
	// The page writes it into the field, so that it is sent as typed with the next press.
	const pressed = await read(lines, { remembered, wave: '2', columns: { why: headingOf(second) ?? '' } });
	expect(pressed.asked.why).toEqual(['select_multiple', [0], [1]]);
	expect(pressed.given?.columns).toEqual([{ key: 'why', heading: 'Reasons' }]);
});

test('a remembered column is only there by its whole heading, or by one of the question’s options', async () => {
	const remembered = [
		{ key: 'sex', heading: 'Gender' },
		{ key: 'why', heading: 'Reasons' },
	];
	const lines = ['sex,Gender of the head,Gender: other,Reasons: in words,Why?', 'f,x,y,z,Cost'];
	const other = await read(lines, { remembered });
	expect(other.faults).toEqual([]);
	expect([other.asked.sex, other.asked.why]).toEqual([
		['select_one', 0],
		['select_multiple', [0]],
	]);
	expect(other.given?.columns).toEqual(remembered);
	const split = await read(['Reasons - Too far', '1'], { remembered });
	expect(split.asked.why).toEqual(['select_multiple', [1]]);
});

/** Of 12 people. */
const PLAIN = [
	'_uuid,today,Your name,Sex,Water source,Household size,Income,Needs,Needs/Food,Needs/Water,Telephone,Case,Remarks,نوع المسكن',
	...Array.from({ length: 12 }, (_, i) =>
		[
			...[`u${i}`, '2024-01-05', `Person ${i}`, i % 2 ? 'Woman' : 'man', ['Well', 'Tap', 'well'][i % 3]],
			...[i + 1, i === 3 ? '' : `${i}.5`, i % 2 ? 'Food' : 'Food Water', 1, i % 2 ? 0 : 1],
			...[i < 6 ? 'Ayla' : 'Omar', 10000000 + i, `What I said ${i}`, i % 2 ? 'خيمة' : 'شقة'],
		].join(','),
	),
];

test('without a questionnaire each column is a question, by what stands in it', async () => {
	const { asked, options, faults, dropped } = await read(PLAIN, { form: null });
	expect(faults).toEqual([]);
	expect(Object.keys(asked)).toEqual([
		'sex',
		'water_source',
		'household_size',
		'income',
		'نوع_المسكن',
		'needs',
	]);
	expect(asked.sex?.slice(0, 3)).toEqual(['select_one', 0, 1]);
	expect(options.sex).toEqual(['man', 'Woman']);
	expect(options.water_source).toHaveLength(2);
	expect(asked.household_size?.slice(0, 3)).toEqual(['integer', 1, 2]);
	expect(asked.income?.slice(3, 6)).toEqual([2.5, null, 4.5]);
	expect(options.needs).toEqual(['Food', 'Water']);
	expect(asked.needs?.slice(0, 3)).toEqual(['select_multiple', [0, 1], [0]]);
	expect(dropped.toSorted()).toEqual([
		...['Case: words', 'Remarks: words', 'Telephone: contact', 'Your name: name'],
		...['_uuid: technical', 'today: time'],
	]);
});

test('without a questionnaire words are kept by name and with a reason, and nothing else of a person', async () => {
	const { asked } = await read(PLAIN, { form: null, keep: 'remarks' });
	expect(asked.remarks?.slice(0, 2)).toEqual(['text', 'What I said 0']);
	expect(Object.keys(asked)).not.toContain('telephone');
});

test('a browser names columns once: the next file of the survey is read by them, with or without a questionnaire', async () => {
	const [found] = await snapshot(db, listPlans);
	const plan = found?.plan;
	if (!plan) throw new Error('no plan');
	await db.writer.insert(schema.person).values({
		...{ id: 1, email: 'a@example.org', name: 'A', createdAt: new Date('2024-05-06T08:00:00Z') },
	});
	const act = { planId, personId: 1, now: new Date('2024-05-06T08:00:00Z') };
	const send = (fields: Record<string, string>, files: Record<string, string>) => {
		const form = new FormData();
		const said = { survey: 'b', firstDay: '2024-01-01', lastDay: '2024-01-31', ...fields };
		for (const [name, text] of Object.entries(said)) form.set(name, text);
		for (const [name, text] of Object.entries(files)) form.set(name, new File([text], `${name}.csv`));
		return receiveSurvey(db, form, { plan, mayAll: true, sectors: [], act });
	};
	const data = LABELLED.join('\n');
	const named = { 'columns.sex': 'Gender', 'columns.water': 'Source' };
	const first = await send({ wave: '1', press: 'store', ...named }, { form: FORM, data });
	expect(first).toMatchObject({ isStored: true, issues: {}, values: named });
	const second = await send({ wave: '2', press: 'look' }, { form: FORM, data });
	expect(second.isStored).toBe(false);
	expect(second.found?.missing).toEqual([]);
	expect(second.found?.columns[0]).toMatchObject({ key: 'sex', heading: 'Gender', isByHand: true });
	const plain = await send({ wave: '3', press: 'store' }, { data: PLAIN.join('\n') });
	expect(plain).toMatchObject({ isStored: true, found: { faults: 0, responses: 12 } });
	const none = await send({ wave: '4' }, { form: FORM });
	expect(Object.keys(none.issues)).toEqual(['data']);
});

test.each([
	...[
		'Supervisor',
		'Enquêteur',
		'ENQUETEUR(TRICE)',
		'Name of interviewer',
		'What is the name of the enumerator?',
	],
	...[
		'Agent de collecte',
		'Nom du superviseur',
		'Chef d’équipe',
		'Team leader',
		'Interviewed by',
		'Code agent',
	],
	...['الباحث', 'المشرف', 'اسم الباحث الميداني', 'المُشرفة', 'Name of the respondent', 'Data collector 2'],
])('without a questionnaire the few names below “%s” are no options', async (heading) => {
	const lines = [`${heading},Sex`, ...Array.from({ length: 12 }, (_, i) => `${i % 2 ? 'Rima' : 'Omar'},f`)];
	const { asked, dropped, given } = await read(lines, { form: null });
	expect(Object.keys(asked)).toEqual(['sex']);
	expect(dropped).toEqual([`${heading}: name`]);
	expect(JSON.stringify(given)).not.toMatch(/Rima|Omar/);
});

test.each([
	...[
		'Satisfied with the supervisor?',
		'Community leader is trusted',
		'Agent de santé venu',
		'Sex of the interviewer',
	],
	...['Collection point', 'Field', 'هل زارك مشرف؟', 'University'],
])('without a questionnaire “%s” stays a question', async (heading) => {
	const lines = [`${heading},Sex`, ...Array.from({ length: 12 }, (_, i) => `${i % 2 ? 'Yes' : 'No'},f`)];
	const { options } = await read(lines, { form: null });
	expect(Object.values(options)).toContainEqual(['No', 'Yes']);
});
