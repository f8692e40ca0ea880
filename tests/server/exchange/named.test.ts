/** Tables that are sent alone name places and organisations as people do. Source: docs/exchange.md, Import in the browser. */
import { beforeEach, expect, test } from 'vitest';
import { faultSentence } from '#lib/exchange/words/fault.ts';
import { fromGiven } from '#lib/plan/text.ts';
import { run } from '#lib/server/database/driver.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { tinyRows, withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
let shop: Workshop;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take({
		'organisations.csv': [
			'code,name,type,name_ar,name_fr',
			'P1,Relief Association (RA),nngo,جمعية الإغاثة,Association de secours',
			'P2,Partner two,un,,',
			'D1,Common fund,donor,,',
			'D2,Common fund,donor,,',
			'',
		].join('\n'),
		'places.csv': [
			'pcode,name,name_ar,level,parent,lat,lon,population,kind,aliases',
			'ZZ,Country,البلد,0,,,,,,',
			'ZZ1,Governorate,,1,ZZ,,,,,',
			'ZZ11,Hill,,2,ZZ1,,,,,',
			'ZZ12,Coast,,2,ZZ1,,,,,',
			'M1,Hill,,3,ZZ11,33.5,35.5,1000,,',
			'M2,Springfield,نبع الحقل,3,ZZ11,,,,,Ain Haql',
			'M3,Two Mills,,3,ZZ11,,,,,',
			'M4,Two Mills,,3,ZZ12,,,,,',
			'C1,Camp,,3,ZZ11,,,,camp,',
			'',
		].join('\n'),
	});
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
});

async function tried(...lines: readonly string[]) {
	const { isKnown, ...sent } = await readSent(Buffer.from(lines.join('\n')), 'sent.csv', null);
	expect(isKnown).toBe(true);
	const of = { planId: 1, sectorId: 1, personId, now: NOW, file: 'sent.csv', reason: 'A file of names' };
	const id = await keepImport(shop.db, { ...sent, ...of });
	const work = (does: 'try' | 'store') => workOn(shop.db, { does, id, personId, own: [], now: NOW });
	await work('try');
	const found = (await findImport(shop.db.writer, 1, id))?.found;
	if (!found) throw new Error('it was not tried');
	return { found, store: () => work('store') };
}

const HEAD = tinyRows('reports.csv')[0] ?? '';

test.each([
	['a name', 'Springfield', 'Relief Association (RA)'],
	['a name in Arabic', 'نبع الحقل', 'جمعية الإغاثة'],
	['an alias, and a name in French', 'Ain Haql', 'Association de secours'],
	['another spelling, and a short name', 'springfield', 'ra'],
	['a label and a part of the name', '"Springfield, Hill"', 'Relief association'],
	['codes', 'M2', 'P1'],
])('values by %s are those by codes', async (_, place, partner) => {
	const { found, store } = await tried(
		HEAD,
		`${partner},2024,2,approved,B2,1.1.a,${place},completed,,partner two,,,,,7,`,
	);
	expect(found.faults).toEqual([]);
	expect(await store()).toBe('done');
	expect((await shop.files())['reports.csv']).toContain(
		'P1,2024,2,approved,B2,1.1.a,M2,completed,,P2,,,,,7,',
	);
});

test.each([
	[
		'targets.csv',
		'indicator,year,quarter,place,cohort,sex,target',
		'1.1.a,2024,,Springfield,,,7',
		'1.1.a,2024,,M2,,,7',
	],
	['needs.csv', 'year,place,in_need,targeted', '2024,Springfield,7,', '2024,,,M2,7,,'],
	['participation.csv', 'partner,output,from,to', 'RA,1.1,2024-Q1,', 'P1,1.1,2024-Q1,'],
	[
		'funding.csv',
		'kind,year,output,donor,partner,status,date,amount,currency,usd_rate',
		'contribution,2024,1.1,Partner two,ra,received,,100,USD,',
		'contribution,2024,1.1,P2,P1,received,,100,USD,1',
	],
])('%s too', async (file, head, row, stored) => {
	const { found, store } = await tried(head, row);
	expect(found.faults).toEqual([]);
	expect(await store()).toBe('done');
	expect((await shop.files())[file]).toContain(stored);
});

test('what several are called is refused, with those that could be meant', async () => {
	const { found, store } = await tried(
		HEAD,
		'RA,2024,2,approved,B2,1.1.a,Two Mills,completed,,Common fund;P2,,,,,7,',
		'RA,2024,2,approved,B3,1.1.a,Hill,completed,,,,,,,7,',
		'RA,2024,2,approved,B4,1.1.a,M2,finished,,,,,,,7,',
	);
	expect(found.errors).toBe(4);
	expect(found.faults.map(({ kind, row, column, cell }) => [kind, row, column, cell])).toEqual([
		['several named', 2, 'place', 'Two Mills'],
		['several named', 2, 'donor', 'Common fund;P2'],
		['several named', 3, 'place', 'Hill'],
		// All is told at once.
		['unknown word', 4, 'activity_status', 'finished'],
	]);
	const [mills, fund, hill] = found.faults.map(({ choices }) =>
		choices?.some.map((one) => fromGiven(one).en),
	);
	expect(mills).toEqual(['Two Mills, Hill [M3]', 'Two Mills, Coast [M4]']);
	expect(fund).toEqual(['Common fund [D1]', 'Common fund [D2]']);
	expect(hill).toEqual(['Hill, Hill [M1]', 'Hill, Governorate [ZZ11]']);
	const [fault] = found.faults;
	expect(fault && faultSentence(fault).replaceAll(/[\u2068\u2069]/g, '')).toBe(
		'Several are called so. Write the code of the one that is meant. What can stand here: Two Mills, Hill [M3] · Two Mills, Coast [M4].',
	);
	expect(await store()).toBe('changed');
});

test('what nothing is called is told as before', async () => {
	const { found } = await tried(HEAD, 'Nobody,2024,2,approved,B2,1.1.a,Nowhere,completed,,,,,,,7,');
	expect(found.faults).toMatchObject([
		{ kind: 'unknown code', column: 'partner', cell: 'Nobody', choices: { more: 0 } },
		{ kind: 'unknown code', column: 'place', cell: 'Nowhere' },
	]);
	expect(found.faults[0]?.choices?.some).toEqual(['D1', 'D2', 'P1', 'P2']);
	expect(found.faults[1]).not.toHaveProperty('choices');
});

test('a word that is not one of a closed list is told with the list', async () => {
	const { found } = await tried(HEAD, 'P1,2024,2,final,B2,1.1.a,M2,done,,,,man,,,7,');
	const told = found.faults.map(({ column, choices }) => [column, choices]);
	expect(told).toEqual([
		['state', { some: ['draft', 'submitted', 'returned', 'approved'], more: 0 }],
		['activity_status', { some: ['planned', 'ongoing', 'completed'], more: 0 }],
		['sex', { some: ['female', 'male'], more: 0 }],
	]);
});

test('of a long list the first twelve are told, and how many more there are', async () => {
	const outputs = Array.from({ length: 20 }, (_, i) => `output,2.${i + 10},1,Output,,,,,,,,,`);
	await shop.take(withRows('framework.csv', ...outputs), { reopen: 'Outputs' });
	const { found } = await tried('partner,output,from,to', 'P1,9.9,2024-Q1,');
	const [fault] = found.faults;
	expect(fault?.choices).toMatchObject({ more: 9 });
	expect(fault?.choices?.some).toHaveLength(12);
	expect(fault && faultSentence(fault)).toContain('; and 9 more.');
});

test('a bundle keeps to codes', async () => {
	await expect(
		shop.take(withRows('participation.csv', 'partner,output,from,to', 'RA,1.1,2024-Q1,')),
	).rejects.toThrow('was not imported');
});

test('organisations without codes get them, shown before they are stored, and those that the plan has are meant', async () => {
	const { found, store } = await tried(
		'name,type',
		'Union of Relief Workers,ingo',
		'Union of Rural Women,nngo',
		'partner TWO,un',
	);
	expect(found.faults).toEqual([]);
	expect(found.made).toEqual([
		{ name: 'Union of Relief Workers', code: 'URW' },
		{ name: 'Union of Rural Women', code: 'URW-2' },
	]);
	expect(await store()).toBe('done');
	const lines = (await shop.files())['organisations.csv']?.split('\n') ?? [];
	expect(lines.filter((line) => line.startsWith('URW'))).toEqual([
		'URW,Union of Relief Workers,ingo,,',
		'URW-2,Union of Rural Women,nngo,,',
	]);
	expect(lines.filter((line) => line.startsWith('P2'))).toHaveLength(1);
});

test('the parent of a place, and what it becomes, may be named', async () => {
	const { found, store } = await tried(
		'pcode,name,name_ar,level,parent,lat,lon,population,kind,aliases,merged_into',
		'ZZ,Country,البلد,0,,,,,,,',
		'ZZ1,Governorate,,1,Country,,,,,,',
		// A district, though a municipality has its name too.
		'ZZ11,Hill,,2,Governorate,,,,,,',
		'ZZ12,Coast,,2,ZZ1,,,,,,',
		'ZZ13,Springfields,,2,ZZ1,,,,,,',
		'M1,Hill,,3,Hill,33.5,35.5,1000,,,',
		'M2,Springfield,نبع الحقل,3,ZZ11,,,,,Ain Haql,',
		'M3,Two Mills,,3,ZZ11,,,,,,2025-Q1 Ain Haql',
		'M4,Two Mills,,3,ZZ12,,,,,,',
		'C1,Camp,,3,Coast,,,,camp,,',
		// Codes of the file's own are no names, however they look.
		'M5,New town,,3,ZZ13,,,,,,',
	);
	expect(found.faults).toEqual([]);
	expect(await store()).toBe('done');
	const rows = (await shop.files())['places.csv']?.split('\n') ?? [];
	const parentOf = (pcode: string) => rows.find((row) => row.startsWith(`${pcode},`))?.split(',')[4];
	expect(['ZZ11', 'M1', 'C1', 'M5'].map(parentOf)).toEqual(['ZZ1', 'ZZ11', 'ZZ12', 'ZZ13']);
	expect(rows.find((row) => row.startsWith('M3,'))).toContain('2025-Q1 M2');
});

test('what an organisation was merged into may be named', async () => {
	const { found, store } = await tried(
		'code,name,type,merged_into',
		'P1,Relief Association (RA),nngo,',
		'P2,Partner two,un,',
		'P3,Relief Assoc.,nngo,RA',
		'D1,Common fund,donor,',
		'D2,Another fund,donor,',
	);
	expect(found.faults).toEqual([]);
	expect(await store()).toBe('done');
	expect((await shop.files())['organisations.csv']).toMatch(/^P3,.*,P1\b/m);
});

test.each([
	['of the plan', 'p2', 'P2'],
	['of the file', 'new', 'NEW'],
])('what an organisation was merged into may be written in small letters: %s', async (_, written, code) => {
	const { found, store } = await tried(
		'code,name,type,merged_into',
		'NEW,New partner,nngo,',
		`P3,Relief Assoc.,nngo,${written}`,
	);
	expect(found.faults).toEqual([]);
	expect(await store()).toBe('done');
	expect((await shop.files())['organisations.csv']).toMatch(new RegExp(`^P3,.*,${code}\\b`, 'm'));
});

test('where several are called what an organisation was merged into, they are told with their codes', async () => {
	const { found } = await tried('code,name,type,merged_into', 'P3,Relief Assoc.,nngo,Common fund');
	expect(found.faults).toMatchObject([{ kind: 'several named', column: 'merged_into', cell: 'Common fund' }]);
	const choices = found.faults[0]?.choices?.some.map((one) => fromGiven(one).en);
	expect(choices).toEqual(['Common fund [D1]', 'Common fund [D2]']);
});
