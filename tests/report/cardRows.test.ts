import { expect, test } from 'vitest';
import { isRowsText, LONGEST_ROWS, rowsIn, rowsText } from '#lib/report/cardRows.ts';
import { cardsForm, sentCards } from '#lib/report/forms/card.ts';
import { MOST } from '#lib/report/bounds.ts';

const ROWS = [
	{ indicatorId: 5, id: 259, version: 1 },
	{ indicatorId: 6, id: 260, version: 12 },
];

test('which rows a card has is read as it was written', () => {
	expect([...rowsIn(rowsText(ROWS)).values()]).toEqual(ROWS);
	expect(rowsText([])).toBe('');
	expect(rowsIn('').size).toBe(0);
});

test('the longest that a card can have is not refused', () => {
	const longest = rowsText(
		Array.from({ length: MOST.figures }, (_, i) => ({
			indicatorId: 999_999_999 - i,
			id: 999_999_999,
			version: 999_999_999,
		})),
	);
	expect(longest.length).toBeLessThanOrEqual(LONGEST_ROWS);
	expect(cardsForm.safeParse({ fields: { 'k.rows': longest } }).success).toBe(true);
	expect(cardsForm.safeParse({ fields: { 'k.rows': `${longest} 1:1:1` } }).success).toBe(false);
});

test.each(['5', '5:259', '5:259:1 ', ' 5:259:1', '5:259:1  6:1:1', '5:259:x', '5:-1:1', '5:1234567890:1'])(
	'%s is not what the page wrote',
	(text) => {
		expect(isRowsText(text)).toBe(false);
		expect(rowsIn(text).size).toBe(0);
		expect(cardsForm.safeParse({ fields: { 'k.rows': text } }).success).toBe(false);
	},
);

test('a figure of a card has its row and version; one that is typed for the first time has none', () => {
	const sent = cardsForm.parse({
		fields: { 'k.rows': rowsText(ROWS), 'k.5.total': '7', 'k.8.total': '3' },
	});
	expect(sentCards(sent)[0]?.figures).toMatchObject([
		{ indicatorId: 5, entryId: 259, version: 1, total: '7' },
		{ indicatorId: 6, entryId: 260, version: 12, total: null },
		{ indicatorId: 8, entryId: null, version: 0, total: '3' },
	]);
});

test('what a page of an earlier build sent is read as well', () => {
	const sent = cardsForm.parse({ fields: { 'k.5.id': '259', 'k.5.version': '2', 'k.5.total': '7' } });
	expect(sentCards(sent)[0]?.figures).toMatchObject([{ indicatorId: 5, entryId: 259, version: 2 }]);
});
