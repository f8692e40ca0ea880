/** A partner reports on a phone, a coordinator returns and approves in Arabic, and the public figure has changed. */
import { expect, test, type Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { inLanguage } from './support/pages.ts';
import { REPORTING, signIn } from './support/signIn.ts';
import { violations } from './support/violations.ts';

test.describe.configure({ mode: 'serial' });

const PROGRESS = `${REPORTING}/api/v1/plans/lrp-2024/sectors/social-stability/progress?year=2024&quarter=2`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

let officer: Page;
let coordinator: Page;

async function projects(): Promise<number | null> {
	const answer = (await (await fetch(PROGRESS)).json()) as {
		indicators: { code: string; reached: number | null }[];
	};
	return answer.indicators.find(({ code }) => code === '1.a')?.reached ?? null;
}

/** Once what was typed is stored. */
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();

test('a partner officer begins a report on a phone, and what is typed is kept', async ({ browser }) => {
	officer = await signIn(browser, 'officer5@example.org', PHONE);
	await officer.goto('/reports');
	await officer.getByRole('button', { name: 'Begin the report' }).click();
	await expect(officer.getByText('between 1 April 2024 and 30 June 2024')).toBeVisible();
	await officer
		.getByRole('link', { name: 'Add places to: # of basic service delivery projects implemented' })
		.click();
	await officer.getByLabel(/one a line/).fill('حلبا\t1.5\nNo such town\t2');
	await officer.getByRole('button', { name: 'Check the lines' }).click();
	const read = officer.getByRole('group', { name: 'How the lines were read' });
	await expect(read.getByRole('rowheader', { name: /Halba, Akkar/ })).toBeVisible();
	await expect(read.getByText('1.5 is a fraction')).toBeVisible();
	await expect(read.getByText('“No such town” is no place of this plan')).toBeVisible();
	expect(await violations(officer)).toEqual([]);
	// Nothing is stored yet, and what was pasted still stands in its field.
	await expect(officer.getByLabel(/one a line/)).toHaveValue('حلبا\t1.5\nNo such town\t2');
	await officer.getByRole('button', { name: 'Add 2 rows' }).click();
	await expect(officer.getByText('2 rows were added.')).toBeVisible();
	await expect(officer.getByText('1.5 is a fraction').first()).toBeVisible();
	await expect(officer.getByText('“No such town” is no place of this plan').first()).toBeVisible();
	expect(await violations(officer)).toEqual([]);

	const figure = officer.getByLabel('Halba, Akkar: # of basic service delivery projects implemented');
	await figure.fill('٣');
	await figure.press('Tab');
	await saved(officer);
	await officer.reload();
	await expect(figure).toHaveValue('3');
	await expect(officer.getByText('1.5 is a fraction')).toHaveCount(0);
});

test('a row is removed, the rest is checked and submitted', async () => {
	await officer.getByRole('link', { name: 'Details of no place named' }).click();
	await officer.getByRole('button', { name: 'Remove this row' }).click();
	await expect(officer.getByText('The row was removed.')).toBeVisible();
	await officer.getByRole('link', { name: 'Check and submit' }).click();
	await expect(officer.getByRole('heading', { level: 1 })).toHaveText(
		'Check the report for the second quarter of 2024',
	);
	expect(await violations(officer)).toEqual([]);
	await officer.getByRole('button', { name: 'Submit the report' }).click();
	await expect(officer.getByText('waits for the coordinator')).toBeVisible();
	expect(await projects()).toBe(9);
});

test('a coordinator returns it in Arabic, with a word', async ({ browser }) => {
	coordinator = await signIn(browser, 'coordinator@example.org', { viewport: { width: 1440, height: 900 } });
	await coordinator.goto('/ar/review');
	expect(await violations(coordinator)).toEqual([]);
	await coordinator.getByRole('link', { name: 'Demonstration partner 5' }).first().click();
	expect(await violations(coordinator)).toEqual([]);
	await coordinator.getByRole('button', { name: 'أعِده للتعديل' }).click();
	await expect(coordinator.getByRole('alert')).toBeVisible();
	await coordinator.getByLabel(/ما المطلوب تصحيحه/).fill('يُرجى التحقق من العدد.');
	await coordinator.getByRole('button', { name: 'أعِده للتعديل' }).click();
	await expect(coordinator).toHaveURL(/\/ar\/review\?/);
});

test('the officer corrects it; the coordinator approves it, and the public figure has changed', async () => {
	await officer.goto('/reports');
	await expect(officer.getByText('يُرجى التحقق من العدد.')).toBeVisible();
	await officer.getByRole('button', { name: 'Correct it' }).click();
	await expect(officer.getByText('version 2').first()).toBeVisible();
	await expect(officer.getByText('counts once it is completed')).toBeVisible();
	await officer.getByRole('link', { name: 'Details of Halba, Akkar' }).click();
	await officer.getByLabel('Status').selectOption('completed');
	await officer.getByLabel('Total').fill('4');
	// At once: the page is left only when the server has both.
	await officer.getByRole('link', { name: 'Check and submit' }).click();
	await expect(officer.getByRole('heading', { level: 1 })).toContainText('Check the report');
	await officer.getByRole('button', { name: 'Submit the report' }).click();
	await expect(officer.getByText('waits for the coordinator')).toBeVisible();

	await coordinator.goto('/ar/review');
	await coordinator.getByRole('link', { name: 'Demonstration partner 5' }).first().click();
	await expect(coordinator.getByText('تغيّر عن النسخة السابقة')).toBeVisible();
	expect(await projects()).toBe(9);
	await coordinator.getByRole('button', { name: 'اعتمد', exact: true }).click();
	// The next one that waits is opened at once.
	await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('Demonstration partner 3');
	expect(await projects()).toBe(13);
	await officer.goto('/lrp-2024/social-stability/2024/q2');
	await expect(officer.getByText('13', { exact: true }).first()).toBeVisible();
});

test('without scripts a report can be filled and submitted', async ({ browser }) => {
	const page = await signIn(browser, 'approver2@example.org', { javaScriptEnabled: false });
	await page.goto('/reports');
	await expect(page.getByText('is it for April to June alone?')).toBeVisible();
	await page.getByRole('button', { name: 'Correct it' }).click();
	await page
		.getByRole('link', { name: /^Add places/ })
		.first()
		.click();
	await page.getByLabel(/one a line/).fill('Place\tFigure\tReference\nTyre\t2\tpasted-1');
	await page.getByRole('button', { name: 'Check the lines' }).click();
	await expect(page.getByRole('rowheader', { name: /^Sour, South/ })).toBeVisible();
	await page.getByRole('button', { name: 'Add 1 row' }).click();
	await expect(page.getByText('1 row was added.')).toBeVisible();
	await expect(page.getByText('pasted-1')).toBeVisible();
	const row = page
		.getByRole('row')
		.filter({ has: page.locator('input[name=total]') })
		.first();
	await row.locator('input[name=total]').fill('2');
	await row.getByRole('button', { name: 'Save' }).click();
	await row.getByRole('link', { name: /^Details/ }).click();
	await page.getByLabel('Note').fill('Checked');
	await page.locator('form.editor').getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: 'Check and submit' }).click();
	await page.getByRole('button', { name: 'Submit the report' }).click();
	await expect(page.getByText('waits for the coordinator')).toBeVisible();
});

test('a workbook is looked at before it is stored, in either direction of writing', async ({ browser }) => {
	test.setTimeout(120_000);
	const page = await signIn(browser, 'approver1@example.org', PHONE);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	const report = new URL(page.url()).pathname;
	const template = await page.request.get(`${report}/template.xlsx`);
	const { sheets } = await readXlsx(new Uint8Array(await template.body()));
	const rows = (sheets[0]?.rows ?? []).map((row) => [...row]);
	const column = rows[1]?.indexOf('total') ?? -1;
	const [women, note] = [rows[1]?.indexOf('sex.female') ?? -1, rows[1]?.indexOf('note') ?? -1];
	const first = rows[2] ?? [];
	// What cannot be read would keep all of it back.
	for (const row of rows) if (Number(row[column]) === 1.5) row[column] = 1;
	[first[column], first[women], first[note]] = [3, 9, 'From the workbook'];
	const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: sheets[0]?.name ?? '', rows }] }));
	const file = { name: 'report.xlsx', mimeType: 'application/octet-stream', buffer };
	for (const [language, width] of [
		['ar', 1440],
		['en', 390],
	] as const) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto(inLanguage(`${report}/workbook`, language));
		await page.locator('input[type=file]').setInputFiles(file);
		await page.locator('form:has(input[type=file]) button').click();
		await expect(page.locator('#preview')).toBeVisible();
		expect(await violations(page), language).toEqual([]);
	}
	await expect(page.getByText('come to 9')).toBeVisible();
	await expect(page.getByText('From the workbook')).toBeVisible();
	await page.getByRole('button', { name: /^Store/ }).click();
	await page.goto(report);
	await expect(page.getByText('come to 9').first()).toBeVisible();
});

test('an officer sees neither others’ reports nor the review, as if they were not there', async () => {
	for (const path of [
		'/reports/20',
		'/reports/20/summary',
		'/review',
		'/review/20',
		'/audit',
		'/manage/permissions',
	]) {
		const response = await officer.request.get(path);
		expect([path, response.status()]).toEqual([path, 404]);
	}
});

test('signed-in pages have no accessibility violation in three languages', async ({ browser }) => {
	test.setTimeout(180_000);
	const administrator = await signIn(browser, 'administrator@example.org');
	const partner = await signIn(browser, 'approver1@example.org');
	await partner.goto('/reports');
	await partner.getByRole('link', { name: 'Go on with the report' }).click();
	const report = new URL(partner.url()).pathname;
	const row = await partner
		.getByRole('link', { name: /^Details/ })
		.first()
		.getAttribute('href');
	const pages: [Page, string][] = [
		[administrator, '/account'],
		[administrator, '/manage/people'],
		[administrator, '/manage/permissions'],
		[administrator, '/audit'],
		[administrator, '/review'],
		[partner, '/reports'],
		[partner, row ?? ''],
		[partner, `${report}/summary`],
		[partner, `${report}/workbook`],
	];
	for (const [page, path] of pages) {
		for (const [language, width] of [
			['en', 390],
			['ar', 1440],
			['ar', 390],
			['fr', 1440],
		] as const) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(inLanguage(path, language));
			expect(await violations(page), `${path} in ${language} at ${width} px`).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(overflow, `${path} in ${language} at ${width} px is wider than the screen`).toBeLessThanOrEqual(
				0,
			);
		}
	}
});
