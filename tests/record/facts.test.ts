/** What the record kept is told in words. Source: docs/rules.md, Audit. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { keptFacts } from '#lib/record/facts.ts';
import { factName, factValue } from '#lib/record/words.ts';
import Facts from '../../src/routes/audit/Facts.svelte';

const read = (kept: unknown) =>
	keptFacts(JSON.stringify(kept)).map(({ name, value }) => [factName(name), factValue(value)]);

test('fields have the names of their forms, and values are no JSON', () => {
	overwriteGetLocale(() => 'en');
	expect(read({ first_year: 2024, aliases: ['Tell', 'Hill'], namesPartners: true, through: null })).toEqual([
		['First year', '2024'],
		['Other names, one a line', 'Tell, Hill'],
		[factName('namesPartners'), 'yes'],
		[factName('through'), '—'],
	]);
	expect(factValue([{ year: 2025, quarter: 1, value: 'camp' }])).not.toMatch(/[{}"]/);
});

test('a text is told in the language of whoever reads, and what has no words by its name', () => {
	overwriteGetLocale(() => 'ar');
	expect(factValue({ en: 'Hill', ar: 'التل' })).toBe('التل');
	expect(factValue({ en: 'Hill', lines: 3 })).toContain('3');
	overwriteGetLocale(() => 'en');
	expect(factName('unheard_of')).toBe('unheard_of');
	expect(read('5 entries')).toEqual([['', '5 entries']]);
});

test('the page shows words, and what was kept to the letter below them', () => {
	const kept = '{"last_year":2025,"names":{"a":[1]}}';
	const { body } = render(Facts, { props: { facts: kept } });
	const [words = '', below = ''] = body.split('<details');
	expect(words).toContain('2025');
	expect(words).not.toMatch(/last_year|&quot;|\{"/);
	expect(below.replaceAll('&quot;', '"')).toContain(kept);
});
