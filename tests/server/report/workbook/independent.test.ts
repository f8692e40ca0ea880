/** What others' programs make of a template. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { PYTHON } from '../../../../scripts/setup/openpyxl.ts';
import { useSetting } from '../setting.ts';
import { previewOf, templateOf } from './setting.ts';

const setting = useSetting();
const { start, save } = setting;

const READ = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
print(json.dumps({
  'sheets': book.sheetnames,
  'row': [[cell.value, cell.data_type, cell.protection.locked] for cell in sheet[3]][:8],
  'codes': [cell.value for cell in sheet[2]][:8],
  'heading locked': sheet['B1'].protection.locked,
  'protected': sheet.protection.sheet,
  'hidden': [sheet.column_dimensions['A'].hidden, sheet.row_dimensions[2].hidden],
  'frozen': sheet.freeze_panes,
  'lists': sorted([str(one.sqref), one.formula1] for one in sheet.data_validations.dataValidation),
}))`;

async function template(): Promise<Uint8Array> {
	const id = await start();
	await save(id, { reference: '=HYPERLINK("http://x")', total: 12, donors: [4], placeId: 5 });
	return templateOf(setting, id);
}

test('openpyxl reads the template as it was meant', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'masar-openpyxl-'));
	try {
		writeFileSync(join(folder, 'report.xlsx'), await template());
		const said = execFileSync(PYTHON, ['-c', READ, join(folder, 'report.xlsx')], { encoding: 'utf8' });
		expect(JSON.parse(said)).toEqual({
			sheets: ['Report', 'Last quarter', 'Lists'],
			row: [
				['1', 's', false],
				['=HYPERLINK("http://x")', 's', false],
				['1.1', 's', false],
				['1.1', 's', false],
				['Municipality, District [M5]', 's', false],
				['ongoing', 's', false],
				['o4', 's', false],
				[12, 'n', false],
			],
			codes: ['row', 'reference', 'indicator', 'indicator_name', 'place', 'status', 'donors', 'total'],
			'heading locked': true,
			protected: true,
			hidden: [true, true],
			frozen: 'D3',
			lists: [
				['AA3:AA303', "'Lists'!$G$2:$G$6"],
				['C3:C303', "'Lists'!$A$2:$A$12"],
				['E3:E303', "'Lists'!$C$2:$C$9"],
				['F3:F303', "'Lists'!$D$2:$D$4"],
				['Y3:Y303', "'Lists'!$E$2:$E$6"],
			],
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('a text that begins like a formula is none in the file', async () => {
	const files = await unpack(Buffer.from(await template()));
	const sheet = String(files.get('xl/worksheets/sheet1.xml'));
	expect(sheet).not.toContain('<f>');
	expect(String(files.get('xl/sharedStrings.xml'))).toContain('=HYPERLINK(');
});

const SAVE = `
import sys, openpyxl
openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])`;

test('openpyxl saves the template so that it reads back unchanged', async () => {
	const id = await start();
	await save(id, {
		reference: '0042',
		total: 12,
		donors: [4, 5],
		placeId: 5,
		throughId: 3,
		tags: ['flood', 'cholera'],
		doneIn: 2024 * 4,
		note: 'قاعة، "two" lines\nand =1+1',
		cells: [
			{ groups: { sex: 1 }, value: 7 },
			{ groups: { sex: 1, cohort: 3 }, value: 5 },
		],
	});
	const folder = mkdtempSync(join(tmpdir(), 'masar-openpyxl-'));
	try {
		const [taken, saved] = [join(folder, 'report.xlsx'), join(folder, 'saved.xlsx')];
		const template = await templateOf(setting, id);
		writeFileSync(taken, template);
		execFileSync(PYTHON, ['-c', SAVE, taken, saved]);
		const again = readFileSync(saved);
		expect(again.equals(template)).toBe(false);
		const { preview } = await previewOf(setting, id, again);
		expect(preview).toMatchObject({ errors: [], rows: [], same: 1, left: [] });
	} finally {
		rmSync(folder, { recursive: true });
	}
});
