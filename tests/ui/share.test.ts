import fc from 'fast-check';
import { expect, test } from 'vitest';
import { share, sharing } from '#lib/ui/share.ts';

test('what it gives is equal to what is new, whatever was before', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (last, next) => {
			expect(share(last, next)).toEqual(next);
		}),
	);
});

test('what is equal is the same object', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (last) => {
			expect(share(last, structuredClone(last))).toBe(last);
		}),
	);
});

test('of a list, only what changed is another object, also when a row before it is gone', () => {
	const last = {
		rows: [1, 2, 3].map((id) => ({ id, cells: [{ value: id }] })),
		places: { 7: { name: 'A' } },
	};
	const next = {
		rows: [2, 3].map((id) => ({ id, cells: [{ value: id === 3 ? 30 : id }] })),
		places: { 7: { name: 'A' } },
	};
	const shared = share(last, next);
	expect(shared).toEqual(next);
	expect(shared.places).toBe(last.places);
	expect(shared.rows[0]).toBe(last.rows[1]);
	expect(shared.rows[1]).not.toBe(last.rows[2]);
});

test('a missing field and an undefined one differ', () => {
	expect(Object.keys(share({ a: 1, b: undefined }, { a: 1 }))).toEqual(['a']);
	expect(Object.keys(share({ a: 1 }, { a: 1, b: undefined }))).toEqual(['a', 'b']);
});

test('a Map or a Date is taken as it comes', () => {
	const next = new Map([[1, 2]]);
	expect(share(new Map([[1, 2]]), next)).toBe(next);
});

test('what comes again and again is shared with what came before', () => {
	const shared = sharing<{ a: { b: number }; c: number }>();
	const first = shared({ a: { b: 1 }, c: 1 });
	const second = shared({ a: { b: 1 }, c: 2 });
	expect(second).toEqual({ a: { b: 1 }, c: 2 });
	expect(second.a).toBe(first.a);
	expect(shared({ a: { b: 1 }, c: 2 })).toBe(second);
});
