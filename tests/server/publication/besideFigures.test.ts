/** What strangers download of a published quarter holds no count of referrals, and no service: neither is a figure of it. */
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { unzipped } from '../../../scripts/attack/zip.ts';
import { NOW, ORIGIN, QUARTER, useQuarter } from './setting.ts';

const quarter = useQuarter([]);
/** In no other data: a receiving sector, a number, a service. */
const TELLING = ['gender-based-violence', '7654321', 'Sewing circle'];

async function publishBeside(): Promise<void> {
	await run(
		quarter.db.writer,
		`insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count)
		select 1, '2024-02', 'shelter', min(id), 'gender-based-violence', 'no answer', 7654321 from organisation where plan_id = 1`,
	);
	await run(
		quarter.db.writer,
		`insert into service (plan_id, code, organisation_id, name, need, reach, confirmed_on, confirmed_by)
		select 1, 'S', min(id), '{"en":"Sewing circle"}', 'community', '{"en":"Office"}', '2024-05-01', 'coordination'
		from organisation where plan_id = 1`,
	);
	await quarter.pin();
	await quarter.publish();
}

/** Texts of a file, whatever it is packed in, by name; a paper is made of the publication alone. */
async function textsOf(name: string): Promise<ReadonlyMap<string, string>> {
	const kind = FILE_KINDS.find((one) => one.name === name);
	const publication = await snapshot(
		quarter.db,
		async (reader) => (await listOfQuarter(reader, 1, QUARTER)).revisions[0],
	);
	if (!kind || !publication) throw new Error('not there');
	const { plan, sector } = QUARTER;
	const asked = { plan, sector, publication, language: 'en', origin: ORIGIN } as const;
	const bytes = gunzipSync(Buffer.from((await fileOf(quarter.db, kind, asked, NOW)).content, 'base64'));
	return bytes.subarray(0, 2).toString() === 'PK' ? unzipped(bytes) : new Map([[name, bytes.toString()]]);
}

test('neither what was published nor any file of it says one', async () => {
	await publishBeside();
	const texts: [string, string][] = [];
	for (const { name } of FILE_KINDS.filter((one) => one.name !== 'dashboard.pdf')) {
		for (const [part, text] of await textsOf(name)) texts.push([`${name} ${part}`, text]);
	}
	const stored = await quarter.ask<{ content: string; annex: string }>(
		'select content, annex from publication',
	);
	expect(stored).toHaveLength(1);
	for (const { content, annex } of stored) texts.push(['content', content], ['annex', annex]);
	expect(texts.length).toBeGreaterThan(20);
	for (const word of TELLING)
		expect(texts.flatMap(([part, text]) => (text.includes(word) ? [`${part}: ${word}`] : []))).toEqual([]);
});

test('the bundle of a publication has no file of either', async () => {
	await publishBeside();
	const names = [...(await textsOf('bundle.zip')).keys()].filter((name) => name.endsWith('.csv'));
	expect(names.sort()).toEqual([
		...['framework.csv', 'funding.csv', 'organisations.csv', 'periods.csv', 'places.csv', 'reports.csv'],
		...['surveys.csv', 'targets.csv'],
	]);
});
