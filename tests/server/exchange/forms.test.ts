/** The forms in which a bundle may come: zipped, with tags, with a byte order mark, with other line ends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../../support/zip.ts';
import { tinyRows, withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';
import { run } from '#lib/server/database/driver.ts';

closeWorkshops();

const FILES = [
	'plan.json',
	'organisations.csv',
	'places.csv',
	'framework.csv',
	'periods.csv',
	'targets.csv',
	'reports.csv',
];

function zipOf(shop: Workshop, name: (file: string) => string, options = {}): string {
	const path = join(shop.folder, 'bundle.zip');
	const files = Object.fromEntries(FILES.map((file) => [name(file), tinyRows(file).join('\n')]));
	writeFileSync(path, makeZip(files, options));
	return path;
}

async function plainExport(): Promise<Record<string, string>> {
	const shop = await workshop();
	await shop.take();
	return shop.files();
}

describe('a bundle may be', () => {
	test('a .zip, with a folder around its files or without', async () => {
		const expected = await plainExport();
		for (const name of [(file: string) => file, (file: string) => `some plan/${file}`]) {
			const shop = await workshop();
			await shop.takePath(zipOf(shop, name));
			expect(await shop.files()).toEqual(expected);
		}
	});

	test('tagged: a second row of HXL is no data', async () => {
		const shop = await workshop();
		const [header, ...rows] = tinyRows('organisations.csv');
		await shop.take({ 'organisations.csv': [header, '#org+code,,#org+type', ...rows, ''].join('\n') });
		expect(await shop.files()).toEqual(await plainExport());
	});

	test('with a byte order mark, lines that end as on Windows, blank lines and no last line end', async () => {
		const shop = await workshop();
		const changed = FILES.filter((file) => file.endsWith('.csv')).map((file) => [
			file,
			`\uFEFF${tinyRows(file).join('\r\n\r\n')}`,
		]);
		await shop.take(Object.fromEntries(changed) as Record<string, string>);
		expect(await shop.files()).toEqual(await plainExport());
	});

	test('with its columns in another order', async () => {
		const shop = await workshop();
		const turned = tinyRows('organisations.csv').map((row) => row.split(',').reverse().join(','));
		await shop.take({ 'organisations.csv': turned.join('\n') });
		expect(await shop.files()).toEqual(await plainExport());
	});
});

describe('a .zip is refused', () => {
	test('when it is none', async () => {
		const shop = await workshop();
		const path = join(shop.folder, 'bundle.zip');
		writeFileSync(path, 'hello');
		await expect(shop.takePath(path)).rejects.toThrow('is neither a folder nor a .zip that can be read');
	});

	test('before it is unpacked, when it says that it would be too large', async () => {
		const shop = await workshop();
		await expect(shop.takePath(zipOf(shop, (file) => file, { claimed: 2 ** 32 - 2 }))).rejects.toThrow(
			'would unpack to more than 4 GB',
		);
	});

	test('when it unpacks to more than it said', async () => {
		const shop = await workshop();
		await expect(shop.takePath(zipOf(shop, (file) => file, { claimed: 10 }))).rejects.toThrow(
			'cannot be unpacked: too many bytes',
		);
		expect(await shop.ask('select * from plan')).toEqual([]);
	});

	test('when a name in it leads out of it', async () => {
		const shop = await workshop();
		await expect(shop.takePath(zipOf(shop, (file) => `../${file}`))).rejects.toThrow('invalid relative path');
	});
});

describe('an export', () => {
	test('carries a row of tags, and guards text that a spreadsheet would run, which comes back as it was', async () => {
		const shop = await workshop();
		await shop.take({
			...withRows('organisations.csv', `P3,"=HYPERLINK(""x"",""y"")",un`, `P4,'=quoted,un`),
			...withRows('reports.csv', 'P1,2024,1,approved,N1,1.1.d,M1,completed,,,,,,,1,"@now, ""said"""'),
		});
		const files = await shop.files();
		expect(files['reports.csv']?.split('\n')[1]).toMatch(
			/^#org\+impl\+code,#date\+year,.*#indicator\+num,#description/,
		);
		expect(files['reports.csv']).toContain(`,1,"'@now, ""said""",`);
		expect(
			await shop.ask(
				`select name ->> 'en' as name from organisation where code in ('P3', 'P4') order by code`,
			),
		).toEqual([
			{ name: '=HYPERLINK("x","y")' },
			// Read as marked text.
			{ name: '=quoted' },
		]);
		expect(files['organisations.csv']).toContain(`P4,'=quoted,un`);
	});

	test('carries names in every language, of organisations and places too', async () => {
		const shop = await workshop();
		await shop.take({
			'organisations.csv':
				'code,name,type,name_fr,name_ar\nP1,Partner one,nngo,Partenaire un,شريك\nP2,Partner two,un,,\nD1,Donor,donor,,\nD2,D,donor,,\n',
			'places.csv':
				'pcode,name,name_ar,level,parent,lat,lon,population,kind,name_fr\nZZ,Country,البلد,0,,,,,,Pays\nZZ1,G,,1,ZZ,,,,,\n' +
				'ZZ11,D,,2,ZZ1,,,,,\nM1,One,,3,ZZ11,,,,,Un\nM2,Two,,3,ZZ11,,,,,\nC1,Camp,,3,ZZ11,,,,camp,\n',
		});
		const files = await shop.files();
		expect(files['organisations.csv']).toContain('P1,Partner one,nngo,شريك,Partenaire un\n');
		expect(files['places.csv']).toContain('ZZ,Country,البلد,0,,,,,,,,Pays\n');
		expect(files['places.csv']).toContain('M1,One,,3,ZZ11,,,,municipality,,,Un\n');
		const again = await workshop();
		for (const [name, text] of Object.entries(files)) writeFileSync(join(again.folder, name), text);
		await again.takePath(again.folder);
		expect(await again.files()).toEqual(files);
	});

	test('gives an activity without a reference one, when it has several rows', async () => {
		const shop = await workshop();
		await shop.take();
		await run(shop.db.writer, `update activity set reference = null`);
		await run(shop.db.writer, `update entry set reference = null`);
		const first = await shop.files();
		expect(first['reports.csv']).toContain('P1,2024,1,approved,!000001,1.1.a,M1');
		const again = await workshop();
		for (const [name, text] of Object.entries(first)) writeFileSync(join(again.folder, name), text);
		await again.takePath(again.folder);
		expect(await again.files()).toEqual(first);
	});
});
