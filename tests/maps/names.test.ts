import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineWidth } from '#lib/maps/letters.ts';
import { arrangeNames, type Wanted } from '#lib/maps/names.ts';

const DRAWING = { width: 800, height: 1000 };
const wanted = (key: string, x: number, y: number, other: Partial<Wanted> = {}): Wanted => ({
	...{ key, text: key, x, y, radius: 10, at: 'beside', size: 12 },
	...other,
});
const arrange = (...all: Wanted[]) => arrangeNames(all, all, DRAWING);

/** Where letters lie, drawn a little narrower than they are taken to be. */
function letters({ text, x, y, anchor, size }: ReturnType<typeof arrangeNames>[number]) {
	const width = lineWidth(text, size) * 0.99;
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
	return { left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
}

describe('a name', () => {
	test('stands right of its circle, else left of it, else above or below', () => {
		expect(arrange(wanted('Halba', 400, 500))).toMatchObject([{ anchor: 'start', y: 500 }]);
		expect(arrange(wanted('Halba', 790, 500))).toMatchObject([{ anchor: 'end', y: 500 }]);
		const beside = [wanted('Halba', 30, 500), wanted('a', 58, 500, { radius: 8 })];
		const [first] = arrange(...beside);
		expect(first).toMatchObject({ key: 'Halba', anchor: 'middle' });
		expect(first?.y).not.toBe(500);
	});

	test('that must stand on its point stands there or nowhere', () => {
		const on = (x: number) => arrangeNames([wanted('Syria', x, 500, { at: 'on' })], [], DRAWING);
		expect(on(400)).toMatchObject([{ x: 400, y: 500, anchor: 'middle' }]);
		expect(on(5)).toEqual([]);
	});

	test('gives way to one that came before it', () => {
		const both = [wanted('Beirut', 400, 500, { at: 'on' }), wanted('Baabda', 405, 505, { at: 'on' })];
		expect(arrangeNames(both, [], DRAWING).map(({ key }) => key)).toEqual(['Beirut']);
	});
});

test('no name lies over another, over a circle or beyond the drawing, in either script', () => {
	const name = fc.constantFrom('Joubb Jannine', 'بيروت', 'Nabatiyeh Et Tahta', 'حلبا', 'Zahle 1,320');
	const place = fc.record({
		text: name,
		x: fc.integer({ min: 0, max: 800 }),
		y: fc.integer({ min: 0, max: 1000 }),
		radius: fc.integer({ min: 2, max: 30 }),
		at: fc.constantFrom('on' as const, 'under' as const, 'beside' as const),
	});
	fc.assert(
		fc.property(fc.array(place, { maxLength: 60 }), (places) => {
			const all = places.map((one, i) => ({ ...one, key: `${i}`, size: 12 }));
			const circles = all.filter(({ at }) => at === 'beside');
			const names = arrangeNames(all, circles, DRAWING);
			const rects = names.map(letters);
			for (const [i, one] of rects.entries()) {
				expect(one.left).toBeGreaterThanOrEqual(0);
				expect(one.right).toBeLessThanOrEqual(DRAWING.width);
				for (const other of rects.slice(i + 1)) {
					const apart =
						one.right <= other.left ||
						other.right <= one.left ||
						one.bottom <= other.top ||
						other.bottom <= one.top;
					expect(apart).toBe(true);
				}
				for (const { x, y, radius } of circles) {
					const [dx, dy] = [
						Math.max(one.left - x, 0, x - one.right),
						Math.max(one.top - y, 0, y - one.bottom),
					];
					expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(radius * 0.99);
				}
			}
		}),
		{ numRuns: 100 },
	);
});
