import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeAndName } from '#lib/i18n/codeAndName.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

const name = { en: 'Wells', ar: 'آبار' };
/** A code and a name, one after the other in a text. */
const BY_HAND = /code\}\s+\$?\{[^}]*\bplain\(/i;

test('in a line from the right a code keeps its order', () => {
	overwriteGetLocale(() => 'ar');
	expect(codeAndName({ code: '1.a', name })).toBe('\u20681.a\u2069 آبار');
	overwriteGetLocale(() => 'en');
	expect(codeAndName({ code: '1.a', name })).toBe('1.a Wells');
});

test('a code is put before a name in one place', () => {
	expect('label: `${code} ${plain(name)}`').toMatch(BY_HAND);
	expect('<option>{one.code} {plain(one.name)}</option>').toMatch(BY_HAND);
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
	const read = files.filter((file) => /\.(ts|svelte)$/.test(file) && !file.includes('paraglide'));
	expect(read.length).toBeGreaterThan(1000);
	const found = read.filter((file) => BY_HAND.test(readFileSync(join('src', file), 'utf8')));
	expect(found).toEqual(['lib/i18n/codeAndName.ts']);
});
