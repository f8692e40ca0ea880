import { expect, test } from 'vitest';
import { csvResponse, csvText } from '#lib/server/http/csv.ts';

test('unknown is an empty cell, zero is zero, numbers are not rounded', () => {
	expect(csvText([[null, 0, 0.1 + 0.2, -3]])).toBe('\ufeff,0,0.30000000000000004,-3\r\n');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
	'%j is text to a spreadsheet, not a formula',
	(text) => {
		const line = csvText([[text]]).slice(1);
		expect(line.replace(/^"/, '')).toMatch(/^'/);
	},
);

test('commas, quotes and line ends stay inside their cell', () => {
	expect(csvText([['a,b', 'say "hi"', 'two\nlines', 'قضاء']])).toBe(
		'\ufeff"a,b","say ""hi""","two\nlines",قضاء\r\n',
	);
});

test('the file has a name that no header can be broken with', async () => {
	const answer = csvResponse('q1/"\r\nset-cookie: x.csv', [['é']]);
	expect(answer.headers.get('content-disposition')).toBe('attachment; filename="q1-set-cookie-x.csv"');
	expect(answer.headers.get('content-length')).toBe(String((await answer.arrayBuffer()).byteLength));
});
