import { expect, test } from 'vitest';
import { csvLine } from '#lib/server/files/csv.ts';
import { table, tableFile } from '#lib/server/files/table.ts';

test('unknown is an empty cell, zero is zero, numbers are not rounded', () => {
	expect(csvLine([null, 0, 0.1 + 0.2, -3])).toBe(',0,0.30000000000000004,-3\n');
});

test('commas, quotes and line ends stay inside their cell', () => {
	expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'one\rmore', 'قضاء'], '\r\n')).toBe(
		'"a,b","say ""hi""","two\nlines","one\rmore",قضاء\r\n',
	);
});

const column = { name: 'text', tag: '#x', cell: (text: string | number) => text };

function fileOf(name: string, cells: readonly (string | number)[], demonstration = false): Response {
	const scope = { plan: { code: 'lrp', demonstration }, sector: { code: 'shelter' } };
	return tableFile({ scope, period: { year: 2024, quarter: 1 } }, table(name, [column], cells));
}

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', "'=1", '=HYPERLINK("http://x","y")'])(
	'%j is text to a spreadsheet, not a formula',
	async (text) => {
		const line = (await fileOf('x', [text]).text()).split('\r\n')[2] ?? '';
		expect(line.replace(/^"/, '')).toMatch(/^'/);
	},
);

test('a negative number stays a number', async () => {
	expect(await fileOf('x', [-3]).text()).toContain('\r\n-3\r\n');
});

test('begins with the mark of UTF-8, its names and its tags', async () => {
	const bytes = new Uint8Array(await fileOf('x', ['a']).arrayBuffer());
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(new TextDecoder().decode(bytes)).toBe('text\r\n#x\r\na\r\n');
});

test('illustrative data is called so in the name and in every row', async () => {
	const answer = fileOf('x', ['a'], true);
	expect(answer.headers.get('content-disposition')).toContain('lrp-shelter-2024-q1-x-demonstration.csv');
	expect(await answer.text()).toBe('text,demonstration\r\n#x,#meta+demonstration\r\na,yes\r\n');
});

test('the file has a name that no header can be broken with', async () => {
	const answer = fileOf('q/"\r\nset-cookie: x', ['é']);
	expect(answer.headers.get('content-disposition')).toBe(
		'attachment; filename="lrp-shelter-2024-q1-q-set-cookie-x.csv"',
	);
	expect(answer.headers.get('content-length')).toBe(String((await answer.arrayBuffer()).byteLength));
});
