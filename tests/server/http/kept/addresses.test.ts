import { expect, test } from 'vitest';
import { ROUTES } from '#lib/access/permission.ts';
import { ADDRESSES, keptAddress } from '#lib/server/http/kept/addresses.ts';

const QUARTER = '/lrp/shelter/2024/q1';
const PROGRESS = '/api/v1/plans/lrp/sectors/shelter/progress';

test('every address that strangers read is kept, but searches, documents as they are stored, what a wave froze, what becomes of a visitor, and what tells some more', () => {
	const open = Object.entries(ROUTES).filter(([, { GET }]) => GET?.includes('stranger'));
	const left = open.map(([route]) => route).filter((route) => !(route in ADDRESSES));
	expect(left.filter((route) => !route.startsWith('/account/'))).toEqual([
		'/[plan]/[sector]/publications/[year]/[quarter]/[revision]',
		'/[plan]/[sector]/publications/[year]/[quarter]/[revision]/tables/[part]',
		'/surveys/[plan]',
		'/surveys/[plan]/[survey]/[wave]',
		'/surveys/[plan]/[survey]/[wave]/[question]',
		'/surveys/[plan]/[survey]/[wave]/[question]/chart.png',
		'/surveys/[plan]/[survey]/[wave]/[question]/chart.svg',
		'/surveys/[plan]/[survey]/[wave]/[question]/waves.csv',
		'/surveys/[plan]/[survey]/[wave]/results.csv',
		'/surveys/[plan]/[survey]/[wave]/results.json',
		'/verify',
		'/feed.atom',
		'/[plan]/[sector]/[year]/[quarter]/files/[name]',
		'/api/v1/plans/[plan]/surveys',
		'/api/v1/plans/[plan]/surveys/[survey]',
		'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]',
		'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]/themes',
		'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]/why',
		'/api/v1/plans/[plan]/sectors/[sector]/places/search',
		'/api/v1/plans/[plan]/sectors/[sector]/publications/[year]/[quarter]/[revision]',
		'/api/v1/plans/[plan]/sectors/[sector]/referrals',
	]);
	for (const route of Object.keys(ADDRESSES)) expect(open.map(([one]) => one)).toContain(route);
});

test('parameters in any order are one address', () => {
	const one = keptAddress(`${PROGRESS}?year=2024&quarter=1&sex=female&place=LB1`);
	expect(one).toEqual({
		target: `${PROGRESS}?place=LB1&quarter=1&sex=female&year=2024`,
		plan: 'lrp',
		route: '/api/v1/plans/[plan]/sectors/[sector]/progress',
	});
	expect(keptAddress(`${PROGRESS}?place=LB1&sex=female&quarter=1&year=2024`)).toEqual(one);
	expect(keptAddress(`${PROGRESS}?place=L%421&sex=female&quarter=1&year=2024`)).toEqual(one);
});

test.each([
	['/?x=1', '/'],
	['/?x=1&x=2&/save', '/'],
	[`${QUARTER}?utm_source=mail&window=quarter`, `${QUARTER}?window=quarter`],
	[`${QUARTER}/map?find2=tripoli&level=2`, `${QUARTER}/map?level=2`],
])('of what a page does not know nothing is made: %s', (asked, target) => {
	expect(keptAddress(asked)?.target).toBe(target);
});

test('languages are addresses of their own', () => {
	const targets = ['', '/ar', '/fr'].map((language) => keptAddress(language + QUARTER));
	expect(targets.map((one) => one?.target)).toEqual([QUARTER, `/ar${QUARTER}`, `/fr${QUARTER}`]);
	expect(targets.map((one) => one?.plan)).toEqual(['lrp', 'lrp', 'lrp']);
	expect(keptAddress('/ar')).toEqual({ target: '/ar', plan: null, route: '/' });
});

test.each([
	['a parameter that the API does not know', `${PROGRESS}?year=2024&quarter=1&utm_source=mail`],
	['a parameter given twice', `${QUARTER}?window=quarter&window=quarter`],
	['figures for people with a right', `${PROGRESS}?year=2024&quarter=1&provisional=true`],
	['free text', `${QUARTER}/map?find=tripoli`],
	['the search', '/api/v1/plans/lrp/sectors/shelter/places/search?q=x'],
	['data of the router', `${QUARTER}/map/__data.json`],
	['a file of the build', '/_app/immutable/chunks/a/x.js'],
	['a file', '/robots.txt'],
	['signing in', '/account/sign-in'],
	['the same in a language', '/ar/account/sign-in'],
	['work', '/review/1'],
	['the API in a language', `/ar${PROGRESS}?year=2024&quarter=1`],
	['an address that the API does not have', '/api/v1/plans/lrp'],
	['an address written otherwise', '/lrp/shelter/2024/%711'],
	['a whole address', `http://example.org${QUARTER}`],
	['an endless one', `${QUARTER}?window=${'x'.repeat(3000)}`],
])('%s is not kept', (_, target) => {
	expect(keptAddress(target)).toBeNull();
});

test('a part of a list is kept, and nothing that no list has', () => {
	const partOf = (part: string) => keptAddress(`${QUARTER}/funding?part=${part}&utm_source=x`)?.target;
	expect(partOf('donors-2')).toBe(`${QUARTER}/funding?part=donors-2`);
	const none = [
		'donors-2000',
		'donors',
		'x'.repeat(300),
		'2e3',
		'',
		'zzz-1',
		'donors-007',
		'donors-0',
		'2',
		'places-2-1',
	];
	for (const part of none) expect(partOf(part), part).toBeUndefined();
	for (const part of ['way-1', 'partners-2', 'contributions-40']) expect(partOf(part)).toContain(part);
	for (const part of ['what-2', 'where-2', 'activities-2'])
		expect(keptAddress(`${QUARTER}/partners?part=${part}`)?.target).toContain(part);
	for (const part of ['given-50', 'results-2', 'where-3'])
		expect(keptAddress(`${QUARTER}/donors/D1?part=${part}`)?.target).toContain(part);
	for (const of of [
		'donors/D1?part=donors-2',
		'map?part=donors-2',
		'map?part=03',
		'partners?part=donors-2',
		'indicators/1.1.a?part=places-1-2',
	])
		expect(keptAddress(`${QUARTER}/${of}`), of).toBeNull();
	expect(keptAddress(`${QUARTER}/map?part=3`)?.target).toBe(`${QUARTER}/map?part=3`);
	expect(keptAddress(`${QUARTER}/indicators/1.1.a?part=places-3-2`)?.target).toContain('places-3-2');
	// Another page has no parts: it is the page without.
	expect(keptAddress(`${QUARTER}/how?part=2`)?.target).toBe(`${QUARTER}/how`);
});
