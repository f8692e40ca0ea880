import { describe, expect, test } from 'vitest';
import {
	cleanNote,
	namesOf,
	referenceFault,
	tagFault,
	withMarksShown,
	withoutMarks,
} from '#lib/report/texts.ts';

describe('a reference', () => {
	test.each(['A-1', '=DP01/2024', '@x', '+961', 'حلبا ١', '-'])('may be %j', (text) => {
		expect(referenceFault(text)).toBeUndefined();
	});

	test.each([
		['!000001', 'reserved'],
		['R'.repeat(101), 'long'],
		['two\nlines', 'control'],
		['a\tb', 'control'],
		[' A', 'control'],
	])('may not be %j', (text, fault) => {
		expect(referenceFault(text)).toBe(fault);
	});
});

describe('a tag', () => {
	test.each(['100%', '#em', 'a?', 'cash!', '=x'])('may be %j', (text) => {
		expect(tagFault(text)).toBeUndefined();
	});

	test.each([
		['', 'separator'],
		['a;b', 'separator'],
		['a,b', 'separator'],
		['T'.repeat(100), 'long'],
		['a\u0000', 'control'],
	])('may not be %j', (text, fault) => {
		expect(tagFault(text)).toBe(fault);
	});
});

test('several names stand between commas, semicolons or lines, each once', () => {
	expect(namesOf(' flood، cash;flood\nwinter,, ')).toEqual(['flood', 'cash', 'winter']);
});

test('a note keeps its lines and loses what nobody sees', () => {
	expect(cleanNote('one\u000btwo\r\nthree\u2028four\u0000\u0007 ')).toBe('one\ntwo\nthree\nfour');
	expect(cleanNote('a\tb')).toBe('a\tb');
});

test('marks that nobody sees are dropped, and written out where a message shows them', () => {
	expect(withoutMarks('\u200f35\u00ad111\ufeff')).toBe('35111');
	expect(withMarksShown('\u200f35111')).toBe('<U+200F>35111');
});
