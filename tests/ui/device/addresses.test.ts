import { expect, test } from 'vitest';
import { askedFor, emptyPage, programOf } from '#lib/ui/device/addresses.ts';

const page = (path: string, method = 'GET') => askedFor({ path, method, isPage: true });
const part = (path: string) => askedFor({ path, method: 'GET', isPage: false });

test.each([
	['/reports/20', { is: 'report', report: 20, language: 'en' }],
	['/ar/reports/20', { is: 'report', report: 20, language: 'ar' }],
	['/reports', { is: 'other report page', language: 'en' }],
	['/fr/reports/20/summary', { is: 'other report page', language: 'fr' }],
	['/reports/kept', { is: 'kept', language: 'en' }],
])('a page that the worker answers for: %s', (path, asked) => {
	expect(page(path)).toEqual(asked);
});

test.each([
	'/',
	'/ar',
	'/lebanon/social-stability/2024/q1',
	'/review/20',
	'/account',
	'/manage/people',
	'/audit',
	'/reportsother',
	'/de/reports/20',
])('a page that passes it: %s', (path) => {
	expect(page(path)).toEqual({ is: 'none of ours' });
});

test('data of reports and the program are answered for, nothing else that a page fetches', () => {
	expect(part('/ar/reports/20/__data.json')).toEqual({ is: 'report data', report: 20, language: 'ar' });
	expect(part('/reports/kept/__data.json')).toEqual({ is: 'kept data', language: 'en' });
	expect(part('/_app/immutable/chunks/a.js')).toEqual({ is: 'program' });
	for (const path of [
		'/reports/20/places.json',
		'/reports/__data.json',
		'/review/20/__data.json',
		'/api/v1/plans',
	]) {
		expect([path, part(path)]).toEqual([path, { is: 'none of ours' }]);
	}
});

test('what is sent passes it; that somebody signs in is noticed', () => {
	expect(page('/reports/20', 'POST')).toEqual({ is: 'none of ours' });
	expect(page('/ar/account/sign-in', 'POST')).toEqual({ is: 'signing in' });
	// Where one signs out, and changes who one is.
	expect(page('/account', 'POST')).toEqual({ is: 'signing in' });
});

test('each language has an empty page, each build a cache', () => {
	expect([emptyPage('en'), emptyPage('ar')]).toEqual(['/reports/kept', '/ar/reports/kept']);
	expect(programOf('1')).not.toBe(programOf('2'));
});
