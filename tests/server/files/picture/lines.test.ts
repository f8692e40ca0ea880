import { describe, expect, test } from 'vitest';
import { brokenLines, textWidth } from '#lib/server/files/picture/lines.ts';

const TYPE = { size: 20, weight: 400 } as const;

describe('width', () => {
	test('is that of the font itself: an i is narrower than an M, and twice the size twice as wide', () => {
		expect(textWidth('i', TYPE)).toBeLessThan(textWidth('M', TYPE) / 2);
		expect(textWidth('Mi', { ...TYPE, size: 40 })).toBeCloseTo(2 * textWidth('Mi', TYPE));
		expect(textWidth('M', { size: 20, weight: 600 })).toBeGreaterThan(textWidth('M', TYPE));
		// 572 of 1,000 units, as the font's own table has it.
		expect(textWidth('0', { size: 1000, weight: 400 })).toBe(572);
	});

	test('Arabic letters are of the second font; marks and signs of direction take no room', () => {
		expect(textWidth('مسار', TYPE)).toBeGreaterThan(20);
		expect(textWidth('\u2067مُسار\u2069', TYPE)).toBe(textWidth('مسار', TYPE));
	});

	test('a letter of neither font is as wide as the widest common one', () => {
		expect(textWidth('漢', TYPE)).toBe(18);
	});
});

describe('lines', () => {
	test('each has room, and no word is lost', () => {
		const text = 'Municipalities supported to deliver services, of which those that share one service';
		const lines = brokenLines(text, 200, TYPE);
		expect(lines.length).toBeGreaterThan(3);
		for (const line of lines) expect(textWidth(line, TYPE)).toBeLessThanOrEqual(200);
		expect(lines.join(' ')).toBe(text);
	});

	test('what is wider than a line by itself is broken within; a space that holds together is not', () => {
		const long = 'x'.repeat(99);
		expect(brokenLines(`a ${long}`, 100, TYPE).join('').replace(' ', '')).toBe(`a${long}`);
		for (const line of brokenLines(long, 100, TYPE)) expect(textWidth(line, TYPE)).toBeLessThanOrEqual(100);
		expect(brokenLines('53\u00a0%', textWidth('53\u00a0%', TYPE), TYPE)).toEqual(['53\u00a0%']);
	});

	test('what is left out is said', () => {
		const [only, ...others] = brokenLines('one two three four five six', 120, TYPE, 1);
		expect(others).toEqual([]);
		expect(only).toMatch(/^one two.*…$/);
		expect(textWidth(only ?? '', TYPE)).toBeLessThanOrEqual(120);
	});
});
