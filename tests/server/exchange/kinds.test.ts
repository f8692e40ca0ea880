/** Which kind a table is, found by its headings, and the empty tables that the page gives. Source: docs/exchange.md, Import in the browser. */
import { expect, test } from 'vitest';
import { choicesOf } from '#lib/exchange/choices.ts';
import { ESSENTIAL } from '#lib/exchange/mapping.ts';
import { SINGLE_FILES } from '#lib/exchange/sent.ts';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { sentKinds, templateOf } from '#lib/server/exchange/browser/kindsOf.ts';
import { columnWords } from '#lib/server/exchange/columnWords.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import { workbookRows } from '#lib/server/exchange/sent/workbookRows.ts';
import { proposeMapping } from '#lib/server/exchange/sent/propose.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const found = (headings: readonly string[]) => {
	const { file, unknown } = proposeMapping(
		[
			{ cells: headings, at: 1 },
			{ cells: ['x'], at: 2 },
		],
		null,
	);
	return { file, unknown };
};
const kinds = SINGLE_FILES.flatMap((file) => locales.map((locale) => ({ file, locale })));

test.each(kinds)('the empty table of $file in $locale is found as itself', async ({ file, locale }) => {
	overwriteGetLocale(() => locale);
	const csv = Buffer.from(await templateOf(file, 'csv')).toString();
	const { isKnown, sentAs } = await readSent(Buffer.from(`${csv}x\r\n`), 'sent.csv', null);
	expect({ isKnown, sentAs }).toEqual({ isKnown: true, sentAs: file });
});

test.each(SINGLE_FILES)('the empty table of %s is a workbook too', async (file) => {
	const [head] = await workbookRows(await templateOf(file, 'xlsx'));
	const csv = Buffer.from(await templateOf(file, 'csv')).toString();
	expect(`\ufeff${head?.cells.join(',')}\r\n`).toBe(csv.replaceAll('"', ''));
});

test.each(kinds)('what $file needs is enough to know it by in $locale', ({ file, locale }) => {
	const needed = ESSENTIAL[file].map((name) => columnWords(name, locale));
	expect(found(needed)).toEqual({ file, unknown: 0 });
	// And with a column beside it that nobody knows.
	expect(found([...needed, 'Zuruf'])).toEqual({ file, unknown: 1 });
});

test.each([
	[['Partner', 'Year', 'Quarter', 'Indicator', 'Place', 'Value', 'Reviewed by']],
	[['Partner', 'Year', 'Quarter', 'Indicator', 'Value', 'Remarks', 'Sent on']],
	[['Indicator', 'Year', 'Quarter', 'Value', 'Remarks']],
	[['Year', 'Quarter', 'Indicator', 'Sex', 'Age', 'Value', 'Comment of partner', 'Checked']],
])('a table of reports that lacks columns is one: %j', (headings) => {
	expect(found(headings).file).toBe('reports.csv');
});

test('marks are still known by their reason', () => {
	expect(found(['Indicator', 'Year', 'Quarter', 'Reason', 'Who said so']).file).toBe('marks.csv');
});

/** A word that stands in no list. */
const NONE = 'zzz';
/** What has to stand beside it, so that it is read. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'places.csv': { level: '3' },
	'framework.csv': { level: 'indicator' },
	'funding.csv': { kind: 'contribution' },
	'reports.csv': { indicator: '1.1.a', value: '1' },
};

test('the words that a column is said to hold are those that its reader takes', async () => {
	const shop = await workshop();
	await shop.take();
	for (const { file, columns } of sentKinds(true)) {
		const heads = TABLES[file].map(({ name }) => name);
		for (const { name, holds } of TABLES[file]) {
			if (typeof holds === 'string') continue;
			const cells = heads.map((head) => (head === name ? NONE : (BESIDE[file]?.[head] ?? '')));
			const given = writeTinyBundle(`${shop.folder}/${file}-${name}`, {
				[file]: `${heads.join(',')}\n${cells.join(',')}\n`,
			});
			const refused: unknown = await shop.takePath(given).catch((error: unknown) => error);
			if (!(refused instanceof BundleRefused)) throw new Error(`${file} took ${name}`);
			const told = refused.issues.kept.find(({ column, kind }) => column === name && kind === 'unknown word');
			expect([name, told?.choices]).toEqual([name, choicesOf(holds)]);
		}
		expect(columns.map(({ code }) => code)).toEqual(heads);
	}
});
