/** Figures and amounts in files, written as people write them. Source: docs/rules.md, Digits; docs/exchange.md, Bundle. */
import { beforeEach, expect, test } from 'vitest';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { tinyRows, withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';
import type { Changes } from './refusals.ts';

closeWorkshops();
let shop: Workshop;
beforeEach(async () => {
	shop = await workshop();
});

const ways = ['1,500,000', '1 500 000', '15,00,000', '1.500.000', '١٬٥٠٠٬٠٠٠', '1500000'].map((way) => [way]);
const FUNDING = 'kind,year,output,donor,partner,status,date,amount';

/** Kinds and columns of what is told. */
async function told(changes: Changes): Promise<unknown[]> {
	const refused: unknown = await shop.take(changes).catch((error: unknown) => error);
	if (!(refused instanceof BundleRefused)) throw new Error('it was taken');
	return refused.issues.kept.map(({ kind, column }) => [kind, column]);
}

test.each(ways)('%s is one and a half million of anything', async (way) => {
	await shop.take({
		...withRows('reports.csv', `P1,2024,2,approved,A9,1.1.a,M2,completed,,,,,,,"${way}",`),
		...withRows('targets.csv', `1.1.a,2025,,,,,"${way}"`),
		'needs.csv': `year,in_need\n2024,"${way}"\n`,
		'funding.csv': `${FUNDING}\nrequirement,2024,1.1,,,,,"${way}"\n`,
	});
	const files = await shop.files();
	expect(files['reports.csv']).toContain('P1,2024,2,approved,A9,1.1.a,M2,completed,,,,,,,1500000,');
	expect(files['targets.csv']).toContain('1.1.a,2025,,,,,1500000');
	expect(files['needs.csv']).toContain('2024,,,,1500000,,');
	expect(files['funding.csv']).toContain('requirement,2024,1.1,,,,,1500000,USD,1');
});

test('what can be thousands or decimals is asked about, and a dash is unknown', async () => {
	expect(
		await told({
			...withRows('reports.csv', 'P1,2024,2,approved,A9,1.1.a,M2,completed,,,,,,,1.500,'),
			...withRows('targets.csv', '1.1.a,2025,,,,,1.500'),
			'needs.csv': 'year,in_need\n2024,1.500\n',
			'funding.csv': `${FUNDING}\nrequirement,2024,1.1,,,,,1.500\n`,
		}),
	).toEqual([
		['two ways', 'target'],
		['two ways', 'in_need'],
		['two ways', 'amount'],
		['two ways', 'value'],
	]);
	await shop.take(withRows('reports.csv', 'P1,2024,2,approved,A9,1.1.a,M2,completed,,,,,,,–,'));
	expect((await shop.files())['reports.csv']).toContain('A9,1.1.a,M2,completed,,,,,,,,');
});

test.each([
	['', 'no columns', ''],
	[',currency,usd_rate', 'empty cells', ',,'],
	[',currency', 'the currency alone', ',USD'],
])('money%s is in the currency of the plan: %s', async (columns, _, cells) => {
	await shop.take({ 'funding.csv': `${FUNDING}${columns}\nrequirement,2024,1.1,,,,,12.5${cells}\n` });
	expect((await shop.files())['funding.csv']).toContain('requirement,2024,1.1,,,,,12.5,USD,1');
});

test('another currency still says how much it is worth', async () => {
	const plan = JSON.stringify({ ...(JSON.parse(tinyRows('plan.json').join('')) as object), currency: 'EUR' });
	const funding = (rate: string) => ({
		'plan.json': plan,
		'funding.csv': `${FUNDING},usd_rate\nrequirement,2024,1.1,,,,,12.5,${rate}\n`,
	});
	expect(await told(funding(''))).toEqual([['bad rate', 'usd_rate']]);
	await shop.take(funding('1.08'));
	expect((await shop.files())['funding.csv']).toContain('requirement,2024,1.1,,,,,12.5,EUR,1.08');
});

test('what is no currency says what one looks like', async () => {
	const funding = `${FUNDING},currency\nrequirement,2024,1.1,,,,,12.5,dollars\n`;
	expect(await told({ 'funding.csv': funding })).toContainEqual(['bad currency', 'currency']);
});
