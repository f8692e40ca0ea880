import { expect, test } from 'vitest';
import { isAddress } from '#lib/server/http/door/every.ts';
import { onward } from '#lib/server/http/onward.ts';

const to = (path: string) =>
	onward(new URL(`https://masar.example/account/sign-in?${new URLSearchParams({ to: path })}`), '/start');

test.each([
	'/./' + '/evil.example/x',
	'/ar/..//evil.example',
	'/%2e//evil.example',
	'/..//evil.example',
	'/account/../..//evil.example',
	'//evil.example',
	'/\\evil.example',
	'/%5cevil.example',
	'https://evil.example',
	'javascript:alert(1)',
	'/a/b/c/d/e/f/g/h/i',
	'/api/v1/plans',
	'',
])('nobody is sent to %j', (path) => {
	expect(to(path)).toBe('/start');
});

test.each([
	'/account',
	'/ar/account',
	'/reports/12?x=1',
	'/lrp-2024/social-stability/2024/q1/map?level=2',
	'/',
	'/fr',
])('%s is a page of ours', (path) => {
	expect(to(path)).toBe(path);
});

test.each(['//', '///', '/ar//', '//evil.example/..', '/ar//evil.example', '/a\\b', '*', ''])(
	'%j is no address',
	(path) => {
		expect(isAddress(path)).toBe(false);
	},
);
