/** A file of services, and services that are typed: into the database, and out again. */
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { stampOf } from '#lib/server/plan/index.ts';
import { removeService } from '#lib/server/service/commands/removeService.ts';
import { saveService } from '#lib/server/service/commands/saveService.ts';
import { setServiceDays } from '#lib/server/service/commands/setServiceDays.ts';
import { serviceFacts, serviceStamp } from '#lib/server/service/seen.ts';
import { NOW, line, useServices } from './setting.ts';

const { setting, send, read, records, head } = useServices();
const file = (...lines: string[]) => [head, ...lines].join('\n');
const publicVersion = async () =>
	(await setting.db.writer.select().from(schema.dataVersion))[0]?.publicVersion ?? 0;
const act = { planId: 1, personId: 1, now: NOW };

test('names for codes, several districts, languages of the plan, a merged organisation', async () => {
	const text =
		'Code;Organisation;Name;Name ar;Need;Reach;Languages;Districts;Confirmed on\r\n' +
		'S1;OLD;Clinic;عيادة;Mental health;"Office, 00";"ar, HY";"طرابلس| Koura";2024-05-30\r\n';
	expect(await send(`\uFEFF${text}`)).toMatchObject({ faultCount: 0, lines: 1, changed: 1 });
	const { services, days } = await read();
	expect(services[0]).toMatchObject({
		...{ code: 'S1', need: 'mental-health', name: { en: 'Clinic', ar: 'عيادة' }, languages: ['ar', 'hy'] },
		...{ organisation: { code: 'DP01' }, age: 41, standing: 'listed', confirmedBy: 'coordination' },
	});
	expect(services[0]?.districts.map(({ pcode }) => pcode)).toEqual(['LB51', 'LB52']);
	expect(days).toBe(90);
});

/** A workbook of before 2007. */
function oldWorkbook(rows: readonly string[][]): Buffer {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([...rows]), 'Services');
	return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

test.each(['xlsx', 'xls'])('a workbook, .%s', async (kind) => {
	const rows = [head, line('S1'), line('S2', { where: 'Koura' })].map((one) => one.split(','));
	const file = kind === 'xls' ? oldWorkbook(rows) : await writeXlsx({ sheets: [{ name: 'Services', rows }] });
	const sent = await send(file, `services.${kind}`);
	expect(sent).toMatchObject({ faults: [], lines: 2, changed: 2 });
	expect((await read()).services[1]?.districts[0]?.pcode).toBe('LB52');
});

test('the same again changes nothing, what the file does not name stays, and strangers see what changes', async () => {
	await send(file(line('S1'), line('S2')));
	const [version, told] = [await publicVersion(), await records()];
	expect(await send(file(line('S1'), line('S2')))).toMatchObject({ changed: 0 });
	expect([await publicVersion(), await records()]).toEqual([version, told]);
	expect(await send(file(line('S2', { need: 'water', where: 'LB51' })))).toMatchObject({ changed: 1 });
	expect((await read()).services.map(({ code, need }) => [code, need])).toEqual([
		['S1', 'food'],
		['S2', 'water'],
	]);
	expect([await publicVersion(), await records()]).toEqual([version + 1, told + 1]);
});

test('an older file leaves the later confirmation where nothing else is new', async () => {
	await send(file(line('S1', { on: '2024-07-01', by: 'organisation' })));
	expect(await send(file(line('S1', { on: '2024-05-01' })))).toMatchObject({ changed: 0 });
	await send(file(line('S1', { on: '2024-05-01', reach: 'Elsewhere' })));
	expect((await read()).services[0]).toMatchObject({
		confirmedOn: '2024-05-01',
		confirmedBy: 'coordination',
	});
});

test('every fault is told with its line and column, and nothing is stored', async () => {
	const { faults } = await send(
		file(
			line('a b', { who: 'NOBODY', need: 'luck', where: 'LB51; LB9', on: '2024-07-11', by: 'me' }),
			line('S2', { on: '2024-02-30' }),
			line('', { reach: ' ' }),
			line('S3'),
			line('S3'),
		),
	);
	expect(faults.map(({ row, column, kind }) => [row, column, kind])).toEqual([
		[2, 'code', 'bad code'],
		[2, 'organisation', 'unknown code'],
		[2, 'need', 'unknown word'],
		[2, 'confirmed_by', 'unknown word'],
		[2, 'districts', 'unknown code'],
		[2, 'confirmed_on', 'bad date'],
		[3, 'confirmed_on', 'bad date'],
		[4, 'code', 'missing value'],
		[4, 'reach', 'missing value'],
		[6, 'code', 'duplicate code'],
	]);
	expect((await read()).services).toEqual([]);
});

test('a translation without its English, a language that is none, headings, and no line', async () => {
	const text = 'code,organisation,name,name_ar,need,reach,languages,confirmed_on\n';
	const { faults } = await send(`${text}S1,DP01,,اسم,food,x,qqx,2024-05-01\n`);
	expect(faults.map(({ column, kind }) => [column, kind])).toContainEqual(['languages', 'unknown code']);
	expect(faults.map(({ column, kind }) => [column, kind])).toContainEqual(['name', 'missing value']);
	expect((await send('code,person\n')).faults[0]).toMatchObject({ kind: 'wrong column', column: 'person' });
	expect((await send(head)).faults[0]?.kind).toBe('no report');
});

test('typed: new, changed, of two the second is told, a code that is taken, taken out', async () => {
	await send(file(line('S1'), line('S2')));
	const [one] = (await read()).services;
	if (!one) throw new Error('no service');
	const { organisation, ...facts } = serviceFacts(one);
	const typed = { ...facts, organisationId: organisation, districtIds: facts.districts };
	const seen = { code: 'S1', version: serviceStamp(one) };
	await saveService(setting.db, act, { ...typed, need: 'cash' }, seen);
	const again = saveService(setting.db, act, { ...typed, need: 'water' }, seen);
	await expect(again).rejects.toMatchObject({ reason: 'changed meanwhile' });
	await expect(saveService(setting.db, act, typed, null)).rejects.toMatchObject({ reason: 'code taken' });
	const version = stampOf({});
	await expect(removeService(setting.db, act, { code: 'S2', version })).rejects.toMatchObject({
		reason: 'changed meanwhile',
	});
	const [now] = (await read()).services;
	if (now) await removeService(setting.db, act, { code: 'S1', version: serviceStamp(now) });
	expect((await read()).services.map(({ code }) => code)).toEqual(['S2']);
});

test('the plan’s own limit withdraws, and none is the usual one', async () => {
	await send(file(line('S1')));
	await setServiceDays(setting.db, act, 40);
	expect((await read()).services[0]?.standing).toBe('withdrawn');
	await setServiceDays(setting.db, act, null);
	expect(await read()).toMatchObject({ days: 90, services: [{ standing: 'listed' }] });
	expect((await read(new Date('2024-08-29T00:00:00Z'))).services[0]?.standing).toBe('withdrawn');
});
