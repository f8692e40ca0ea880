/** A needs assessment, as it was exported, into the database and out again as its figures. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { fileSheets } from '#lib/server/survey/reading/fileSheets.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { recordedRows } from '../../survey/recorded.ts';
import { addSurveyPlan } from '../../support/surveyPlan.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const FOLDER = 'tests/fixtures/survey/msna';
const ACT = { personId: null, now: new Date('2024-05-06T08:00:00Z') };
const QUESTIONS = [
	...['admin1', 'income_v1_salaried_work', 'expenditure_debt'],
	...['wash_drinkingwatersource', 'edu_learning_conditions_reasons_v1'],
];
const folder = temporaryFolder();
let db: Database;

async function readIn(said: Record<string, string> = {}, data = readFileSync(`${FOLDER}/data.csv`)) {
	const [survey] = await fileSheets(readFileSync(`${FOLDER}/survey.csv`), 'form');
	const [choices] = await fileSheets(readFileSync(`${FOLDER}/choices.csv`), 'form');
	const about = surveyImportForm.parse({
		...{ survey: 'needs', wave: '2024', firstDay: '2024-01-01', lastDay: '2024-01-31', ...said },
	});
	const sheets = [
		{ name: 'survey', rows: survey?.rows ?? [] },
		{ name: 'choices', rows: choices?.rows ?? [] },
	];
	const shown = QUESTIONS.map((key) => ({ key, by: key === 'admin1' ? [] : ['admin1'] }));
	return readSurvey({ sheets, data, about, shown });
}

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await addSurveyPlan(db, 0);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('is read without hand work, and nothing that was said in words is stored', async () => {
	const { found, given } = await readIn();
	expect(found).toMatchObject({ faults: 0, questions: 177, responses: 100 });
	expect(given?.waves[0]?.questions.some(({ question }) => question.kind === 'text')).toBe(false);
	expect(found.dropped).toContainEqual({ heading: 'health_barriers_other', why: 'words' });
});

test('its expected results agree: every share, mean and median of everybody and by place', async () => {
	const { given } = await readIn({ sampling: 'probability', drawn: 'At random', minimum: '1' });
	if (!given) throw new Error('not read');
	await storeSurvey(db, 'p', { ...given, bracketsTo: null }, ACT);
	await publishWaves(db, 'p', 'needs', ACT);
	const results = await snapshot(db, async (reader) => {
		const [wave] = await listPublishedWaves(reader, 'p', 'needs');
		return listResults(reader, wave?.wave.id ?? 0);
	});
	let compared = 0;
	const hidden: string[] = [];
	for (const line of recordedRows(`msna/results.csv`)) {
		const kind = line.get('analysis_type') ?? '';
		const [variable, option] = [line.get('analysis_var') ?? '', line.get('analysis_var_value')];
		if (kind === 'ratio') continue;
		const by = line.get('group_var') || null;
		const result = results.find((one) => one.question.key === variable && one.by === by);
		const group = result?.groups.find((one) => (one.group ?? '') === (line.get('group_var_value') ?? ''));
		const told = line.get('analysis_key') ?? '';
		// A group of fewer than thirty effective people is not shown, whatever the survey's own minimum is.
		if (group?.showing === 'few') {
			hidden.push(told);
			continue;
		}
		const figure =
			kind === 'mean'
				? group?.number?.mean
				: kind === 'median'
					? group?.number?.median
					: group?.shares.find((share) => share.option === option)?.share;
		expect(figure, told).toBeCloseTo(Number(line.get('stat')), kind === 'median' ? 6 : 2);
		compared++;
	}
	expect(compared).toBeGreaterThan(60);
	expect(compared + hidden.length).toBe(143);
});

test('an unpublished wave is stored again in its own place, a published one never', async () => {
	const { given } = await readIn({ survey: 'again' });
	if (!given) throw new Error('not read');
	await storeSurvey(db, 'p', given, ACT);
	await storeSurvey(db, 'p', given, ACT);
	const later = { ...given, waves: given.waves.map((wave) => ({ ...wave, code: '2025' })) };
	await storeSurvey(db, 'p', later, ACT);
	await publishWaves(db, 'p', 'again', ACT);
	await expect(storeSurvey(db, 'p', given, ACT)).rejects.toThrow('wrong state');
	const waves = await snapshot(db, (reader) => listPublishedWaves(reader, 'p', 'again'));
	expect(waves.map(({ wave }) => wave.code).toSorted()).toEqual(['2024', '2025']);
});

test('what has to be said is asked for: days, a design, a reason', async () => {
	const field = (name: string) => ({ field: name });
	await expect(readIn({ firstDay: '' })).rejects.toMatchObject(field('firstDay'));
	await expect(readIn({ lastDay: '2023-01-01' })).rejects.toMatchObject(field('lastDay'));
	await expect(readIn({ sampling: 'probability' })).rejects.toMatchObject(field('drawn'));
	await expect(readIn({ keep: 'health_barriers_other' })).rejects.toMatchObject(field('reason'));
	const kept = await readIn({ keep: 'health_barriers_other', reason: 'to gather themes' });
	expect(kept.given?.waves[0]?.questions).toHaveLength(178);
});

test('a row that cannot be read is told with the others', async () => {
	const { found, given } = await readIn(
		{},
		Buffer.from('admin1,hoh_age\nadmin1a,x\n"admin1b"z,3\nnowhere,4\n'),
	);
	expect(given).toBeNull();
	expect(found.dataFaults.filter(({ row }) => row).map(({ kind, row }) => `${kind} ${row}`)).toEqual([
		...['bad row 3', 'no number 2', 'unknown option 4'],
	]);
});
