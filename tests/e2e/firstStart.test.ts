/** What the first start shows, to a stranger and to the coordinator. */
import { startSite } from './support/site.ts';
import { expect, signInOn, test as base, type Page } from './support/test.ts';

const SECTOR = '/lrp-2024/social-stability';
const QUARTER = `${SECTOR}/2024/q1`;
/** One of four places where fewer than five young people took part. */
const SMALL = { pcode: '72211', name: 'Tibnine' };

/* eslint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs: this needs nothing. */
const test = base.extend<object, { publicOrigin: string }>({
	publicOrigin: [
		async ({}, use) => {
			const site = await startSite('started');
			await use(site.origin);
			await site.stop();
		},
		{ scope: 'worker' },
	],
});
/* eslint-enable no-empty-pattern */

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a stranger comes from the first page to the newest published quarter', async ({ page }) => {
	await page.goto('/');
	const plan = page.getByRole('listitem').filter({ hasText: 'Lebanon Response Plan 2024' });
	await expect(plan.getByText('part of this data is illustrative')).toBeVisible();
	await expect(page.getByText('Q1 2024 · 12 of 14 partners approved')).toBeVisible();
	const survey = page.getByRole('listitem').filter({ hasText: 'a survey alone' });
	await expect(survey.getByRole('link', { name: /2022$/ })).toHaveAttribute(
		'href',
		'/surveys/organizers-2022/needs/2022',
	);
	await page.getByRole('main').getByRole('link', { name: 'Social Stability' }).click();
	await expect(page).toHaveURL(new RegExp(`${QUARTER}$`));
	await expect(page.getByText('Revision 1.0, published on 6 May 2024')).toBeVisible();
	await expect(page.getByText('part of this data is illustrative').first()).toBeVisible();
	await page.goto(`${SECTOR}/publications`);
	await expect(page.getByRole('link', { name: /first quarter of 2023/i })).toBeVisible();
});

test('what counts too few people is withheld on map, page and file, and named there', async ({
	page,
	request,
}) => {
	await page.goto(`${QUARTER}/indicators/2.2.c`);
	await expect(rowOf(page, SMALL.name)).toContainText('withheld');
	await page.goto(`${QUARTER}/places/${SMALL.pcode}`);
	await expect(page.getByText('withheld').first()).toBeVisible();
	await page.goto(`${QUARTER}/map?indicator=2.2.c`);
	await expect(rowOf(page, SMALL.name)).toContainText('withheld');
	await expect(page.getByRole('listitem').filter({ hasText: 'withheld' })).toBeVisible();
	const drawn = await (await request.get(`${QUARTER}/map.csv?indicator=2.2.c`)).text();
	expect(drawn.split('\n').find((line) => line.includes(SMALL.pcode))).toMatch(/,\[c\],.*,C,yes\s*$/);
	const file = await (await request.get(`${QUARTER}/indicators/2.2.c/places.csv`)).text();
	expect(file.split('\n').find((line) => line.includes(SMALL.pcode))).toMatch(/,\[c\],.*,C,yes\s*$/);
	expect(file.split('\n').find((line) => line.includes('LB41'))).not.toContain('[c]');
});

test('the second demonstration writes as its plan does: rupees, lakhs, years from April, no targets', async ({
	page,
}) => {
	await page.goto('/');
	await expect(page.getByText('2017–18 to 2018–19')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Women’s enterprises' }).click();
	await expect(page.getByText(/Demonstration: copied from JNNCE Journal/)).toBeVisible();
	await expect(rowOf(page, 'Members 1.1.a').first()).toContainText('over 15,00,000');
	await expect(page.getByText('No targets are set for the year')).toBeVisible();
	await expect(page.getByRole('columnheader', { name: /Target/ })).toHaveCount(0);
	await page.goto('/sewa-2018/enterprises/2017/q4/indicators/2.1.a');
	await expect(page.getByRole('main')).toContainText('over 17,72,18,890');
	await page.goto('/sewa-2018/enterprises/2017/q4/map?indicator=4.1.a');
	await expect(rowOf(page, 'Kheda')).toContainText('95');
	await expect(page.getByRole('columnheader', { name: 'District' })).toBeVisible();
});

test('the quarter that is being reported shows strangers no figure, on no page', async ({
	page,
	request,
}) => {
	await page.goto(`${SECTOR}/2024/q2`);
	await expect(page.getByRole('main')).not.toContainText('of 575');
	await expect(page.getByText('Partners report until 20 July 2024')).toBeVisible();
	await expect(page.getByRole('link', { name: /first quarter of 2024/ })).toBeVisible();
	for (const path of ['/map', '/partners', '/progress.csv'])
		expect((await request.get(`${SECTOR}/2024/q2${path}`)).status(), path).toBe(404);
	const asked = `/api/v1/plans/lrp-2024/sectors/social-stability/progress?year=2024&quarter=2&window=quarter`;
	expect((await request.get(asked)).status()).toBe(404);
});

test('the coordinator sees it being reported, and nobody late', async ({ page }) => {
	await signInOn(page, 'coordinator@example.org');
	await page.goto('/review?plan=lrp-2024&sector=social-stability');
	await expect(page.getByRole('main')).toContainText('second quarter of 2024', { ignoreCase: true });
	await expect(page.getByText(/\d+ days? late/)).toHaveCount(0);
	await page.goto(`${QUARTER}/live`);
	await expect(rowOf(page, SMALL.name).or(page.getByRole('main'))).not.toContainText('withheld');
});
