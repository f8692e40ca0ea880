/** Where a figure is explained, and what asks for it. */
import { expect, test } from 'vitest';
import { askedOf, whyQuestion } from '#lib/figures/forms/why.ts';
import { queryAddress, whyAddress, type WhyLink } from '#lib/i18n/whyAddress.ts';
import type { Scope } from '#lib/plan/scope.ts';

const QUARTER = { year: 2024, quarter: 1 } as const;
const SCOPE = { plan: { code: 'p' }, sector: { code: 's' } } as unknown as Scope;
const edition = (revision: string | null, newest: string) =>
	({ ...SCOPE, edition: { ...QUARTER, revision, newest, segment: null } }) as unknown as Scope;
/** What the page understands of a link. */
const asked = (link: WhyLink) => {
	const { searchParams } = new URL(whyAddress(SCOPE, QUARTER, link), 'http://here');
	return askedOf(whyQuestion.parse(Object.fromEntries(searchParams)));
};
const query = (link: WhyLink, scope = SCOPE, level?: 0 | 1 | 2 | 3) =>
	queryAddress(scope, QUARTER, { ...asked(link), level });

test('a link says what its figure is asked by, and the page understands it', () => {
	expect(
		whyAddress(SCOPE, QUARTER, { figure: 'indicator', indicator: '1.1.a', window: 'year-to-date' }),
	).toBe('/p/s/2024/q1/why?figure=indicator&indicator=1.1.a');
	expect(
		asked({ figure: 'indicator', indicator: '1.1.a', place: 'LB1', sex: 'female', window: 'quarter' }),
	).toMatchObject({
		figure: 'indicator',
		indicator: '1.1.a',
		place: 'LB1',
		window: 'quarter',
		groups: { sex: 'female' },
	});
	expect(asked({ figure: 'received', output: '' })).toMatchObject({ figure: 'received', output: '' });
});

test('the API is asked for what it answers', () => {
	const api = '/api/v1/plans/p/sectors/s';
	const of = { figure: 'indicator', indicator: '1.1.a' } as const;
	expect(query(of)).toBe(`${api}/progress?window=year-to-date&year=2024&quarter=1`);
	// The whole's answer has its groups, by their codes.
	expect(query({ ...of, sex: 'female' })).toBe(query(of));
	expect(query({ ...of, place: 'LB1' }, SCOPE, 2)).toBe(
		`${api}/places?indicator=1.1.a&window=year-to-date&level=2&year=2024&quarter=1`,
	);
	expect(query({ ...of, place: 'LB1', sex: 'female' }, SCOPE, 2)).toContain('place=LB1&sex=female');
	expect(query({ figure: 'people' })).toBe(`${api}/people?window=year-to-date&year=2024&quarter=1`);
	expect(query({ figure: 'gap' })).toBe(`${api}/funding?year=2024`);
});

test('of an earlier revision the table of its document is asked, of a draft nothing', () => {
	const of = { figure: 'indicator', indicator: '1.1.a' } as const;
	expect(query(of, edition('1.1', '1.1'))).toContain('/api/v1/');
	const tables = '/p/s/publications/2024/q1/1.0/tables';
	expect(query(of, edition('1.0', '1.1'))).toBe(`${tables}/progress`);
	expect(query({ ...of, place: 'LB1' }, edition('1.0', '1.1'), 2)).toBe(`${tables}/place`);
	// The API is not asked of a published quarter by donor.
	expect(query({ ...of, donor: 'D1' }, edition('1.0', '1.0'))).toBe(`${tables}/donor`);
	expect(query(of, edition(null, '1.0'))).toBeNull();
});
