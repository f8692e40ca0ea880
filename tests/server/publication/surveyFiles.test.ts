/** What a quarter tells of surveys, in its data files: from what was published with it, and from nothing else. */
import { gunzipSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import { beforeEach, expect, test } from 'vitest';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { joinWaves } from '#lib/server/survey/commands/joinWaves.ts';
import { storeSurvey } from '#lib/server/survey/index.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { localised } from '#lib/plan/text.ts';
import { unzipped } from '../../../scripts/attack/zip.ts';
import { NOW, ORIGIN, QUARTER, useQuarter } from './setting.ts';
import { spokenSurvey } from './spokenSurvey.ts';

const quarter = useQuarter([]);
const ACT = { personId: null, now: NOW };

beforeEach(async () => {
	const given = spokenSurvey('probability');
	const method = { ...given.method, sponsor: localised('=Sponsor', { ar: 'الراعي' }) };
	await storeSurvey(quarter.db, 'harbour', { ...given, method, sector: QUARTER.sector }, ACT);
	const waves = await quarter.ask<{ id: number }>(`select id from survey_wave where code = '2024-03'`);
	await joinWaves(
		quarter.db,
		{ ...QUARTER, ...ACT },
		waves.map(({ id }) => id),
	);
	await quarter.pin();
	await quarter.publish();
});

async function file(name: string, language: 'en' | 'ar' = 'en'): Promise<Buffer> {
	const kind = FILE_KINDS.find((one) => one.name === name);
	const publication = await snapshot(
		quarter.db,
		async (reader) => (await listOfQuarter(reader, 1, QUARTER)).revisions[0],
	);
	if (!kind || !publication) throw new Error('not there');
	const { plan, sector } = QUARTER;
	const made = await fileOf(quarter.db, kind, { plan, sector, publication, language, origin: ORIGIN }, NOW);
	return gunzipSync(Buffer.from(made.content, 'base64'));
}

interface Told {
	readonly survey: { readonly code: string };
	readonly results: readonly { readonly question: { readonly key: string }; readonly by: string | null }[];
}

test('JSON has each wave whole, and is the same after the wave is gone', async () => {
	const surveys = async () =>
		(JSON.parse((await file('figures.json')).toString()) as { surveys: Told[] }).surveys;
	const before = await surveys();
	const own = before.find(({ survey }) => survey.code === 'drawn');
	expect(own?.results.map(({ question, by }) => [question.key, by])).toEqual([
		['safe', null],
		['safe', 'home'],
		['rooms', null],
		['rooms', 'home'],
	]);
	await quarter.write(`delete from survey_wave`);
	await quarter.write(`delete from published_file`);
	expect(await surveys()).toEqual(before);
});

test('the bundle has a line for each shown figure, and none for a group of few', async () => {
	const text = unzipped(await file('bundle.zip')).get('surveys.csv') ?? '';
	const [head = '', , ...lines] = text.trim().split('\n');
	expect(head).toMatch(/^survey,wave,first_day,last_day,sampling,sponsor,analysis_type,/);
	const own = lines.filter((line) => line.startsWith('drawn,2024-03,2024-03-01,2024-03-28,probability,'));
	expect(own[0]).toMatch(/,'?"?'?=Sponsor.*,prop_select_one,safe,yes,,,0\.39\d?,0\.3\d+,0\.4\d+,/);
	expect(own.join('\n')).not.toContain('street');
});

test('the workbook has a sheet of them, in the language of the file', async () => {
	const sheetOf = async (language: 'en' | 'ar') =>
		(await readXlsx(new Uint8Array(await file('figures.xlsx', language)))).sheets.at(-1);
	const sheet = await sheetOf('en');
	expect(sheet?.name).toBe('What people say');
	const yes = sheet?.rows.find((row) => row[7] === 'yes' && row[5] === 'Everybody');
	expect(yes?.slice(0, 3)).toEqual(['Voices, March 2024', expect.any(String), '=Sponsor']);
	expect(yes?.[8]).toBeCloseTo(0.394, 2);
	expect(yes?.[13]).toBe(400);
	const few = sheet?.rows.filter((row) => row[8] === '[c]') ?? [];
	expect(few.length).toBeGreaterThan(0);
	for (const row of few) expect(row.slice(7, 13)).toEqual(['[z]', '[c]', '[c]', '[c]', '[c]', '[c]']);
	expect((await sheetOf('ar'))?.rows.some((row) => row[2] === 'الراعي')).toBe(true);
});
