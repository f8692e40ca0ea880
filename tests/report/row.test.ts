/** The description of a row: every road finds in it what the road needs. */
import { describe, expect, test } from 'vitest';
import { cardsForm } from '#lib/report/forms/card.ts';
import { ROW, ROW_FIELDS } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import { FIELD_HEADINGS, FIELD_LABELS, PASTED_HEADINGS } from '#lib/report/words/field.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';

describe('every field', () => {
	test('has a column of reports.csv', () => {
		const columns: string[] = TABLES['reports.csv'].map(({ name }) => name);
		expect(ROW_FIELDS.filter((name) => !columns.includes(ROW[name].bundle))).toEqual([]);
	});

	test('that people type is called something, sent by the form and known in a paste', () => {
		const typed = TYPED_FIELDS.map(({ name }) => ROW[name].record);
		expect(typed.filter((record) => FIELD_LABELS[record] === undefined)).toEqual([]);
		// A card says its indicator, its figures and its donors in the names of fields.
		const names = (record: string) =>
			record === 'indicator' || record === 'total'
				? 'key.1.total'
				: record === 'donors'
					? 'key.donors.0'
					: `key.${record}`;
		const isSent = (record: string) =>
			cardsForm.safeParse({ fields: { [names(record)]: record === 'status' ? 'planned' : '1' } }).success;
		expect(typed.filter((record) => !isSent(record))).toEqual([]);
		expect(isSent('nothing')).toBe(false);
		const codes = TYPED_FIELDS.map(({ code }) => code);
		expect(codes.filter((code) => FIELD_HEADINGS[code] === undefined)).toEqual([]);
		expect(PASTED_HEADINGS.map(([code]) => code)).toEqual(codes.filter((code) => code !== 'indicator'));
	});
});
