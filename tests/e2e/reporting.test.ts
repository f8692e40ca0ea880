/** A partner reports on a phone, a coordinator returns and approves in Arabic, and the public figure has changed. */
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { inLanguage } from './support/pages.ts';
import { expect, test, type Desk, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

const PROGRESS = '/api/v1/plans/lrp-2024/sectors/social-stability/progress?year=2024&quarter=2';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** The public figure of 1.a. */
async function projects({ origin }: Desk): Promise<number | null> {
	const answer = (await (await fetch(origin + PROGRESS)).json()) as {
		indicators: { code: string; reached: number | null }[];
	};
	return answer.indicators.find(({ code }) => code === '1.a')?.reached ?? null;
}

/** Once what was typed is stored. */
const saved = (page: Page) => expect(page.getByRole('status').getByText(/^Saved \d/)).toBeVisible();

test('a report goes from a phone by a return in Arabic to the public figure', async ({ desk }) => {
	const officer = await desk.signIn('officer5@example.org', PHONE);
	const coordinator = await desk.signIn('coordinator@example.org', {
		viewport: { width: 1440, height: 900 },
	});

	await test.step('a partner officer begins a report on a phone, and what is typed is kept', async () => {
		await officer.goto('/reports');
		await officer.getByRole('button', { name: 'Begin the report' }).click();
		await expect(officer.getByText('between 1 April 2024 and 30 June 2024')).toBeVisible();
		// Once the page's scripts listen.
		await officer.locator('.saves').first().waitFor({ state: 'attached' });
		await officer
			.getByRole('link', { name: 'Paste a list to: Services delivered based on participatory processes' })
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

	await test.step('a row is removed, the rest is checked and submitted', async () => {
		await officer.getByRole('link', { name: 'Details of no place named' }).click();
		await officer.getByRole('button', { name: 'Remove this activity' }).click();
		await expect(officer.getByText('Activity removed')).toBeVisible();
		await officer.getByRole('link', { name: 'Check and submit' }).click();
		await expect(officer.getByRole('heading', { level: 1 })).toHaveText(
			'Check the report for the second quarter of 2024',
		);
		expect(await violations(officer)).toEqual([]);
		await officer.getByRole('button', { name: 'Submit the report' }).click();
		await expect(officer.getByText('waits for the coordinator')).toBeVisible();
		expect(await projects(desk)).toBe(9);
	});

	await test.step('a coordinator returns it in Arabic, with a word', async () => {
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

	await test.step('the officer corrects it; the coordinator approves it, and the public figure has changed', async () => {
		await officer.goto('/reports');
		await expect(officer.getByText('يُرجى التحقق من العدد.')).toBeVisible();
		await officer.getByRole('button', { name: 'Correct it' }).click();
		await expect(officer.getByText('version 2').first()).toBeVisible();
		await expect(officer.getByText('counts now: 0, once completed: 3')).toBeVisible();
		await officer.getByRole('link', { name: 'Details of Halba, Akkar' }).click();
		await officer.getByLabel('Status').selectOption('completed');
		await officer.getByLabel('Halba, Akkar: # of basic service delivery projects implemented').fill('4');
		// At once: the page is left only when the server has both.
		await officer.getByRole('link', { name: 'Check and submit' }).click();
		await expect(officer.getByRole('heading', { level: 1 })).toContainText('Check the report');
		await officer.getByRole('button', { name: 'Submit the report' }).click();
		await expect(officer.getByText('waits for the coordinator')).toBeVisible();

		await coordinator.goto('/ar/review');
		await coordinator.getByRole('link', { name: 'Demonstration partner 5' }).first().click();
		await expect(coordinator.getByText('تغيّر عن النسخة السابقة')).toBeVisible();
		expect(await projects(desk)).toBe(9);
		await coordinator.getByRole('button', { name: 'اعتمد', exact: true }).click();
		// The next one that waits is opened at once.
		await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('Demonstration partner 3');
		expect(await projects(desk)).toBe(13);
		await officer.goto('/lrp-2024/social-stability/2024/q2');
		await expect(officer.getByText('13', { exact: true }).first()).toBeVisible();
		// One approved report makes no front page: it is linked to from the quarter before.
		await officer.goto('/lrp-2024');
		await expect(officer).toHaveURL(/2024\/q1$/);
		await officer.getByRole('link', { name: /^Q2 2024 is being collected: \d+ of 14/ }).click();
		await expect(officer).toHaveURL(/2024\/q2$/);
	});
});

test('the link in the letter about a returned report leads on to its correction, and later to the newest version', async ({
	desk,
}) => {
	const page = await desk.signIn('approver2@example.org');
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Read it' }).first().click();
	const returned = page.url();
	await page.goto(`${returned}/summary`);
	await expect(page.getByText('waits for the coordinator')).toHaveCount(0);
	await expect(page.getByText('The coordinator sent this report back')).toBeVisible();
	await page.goto(returned);
	await page.getByRole('button', { name: 'Correct it' }).click();
	await expect(page.getByText('version 2').first()).toBeVisible();
	await page.goto(returned);
	await expect(page.getByRole('button', { name: 'Correct it' })).toHaveCount(0);
	await page.getByRole('link', { name: 'version 2' }).click();
	await expect(page.getByRole('link', { name: 'Check and submit' })).toBeVisible();
});

test('without scripts a report can be filled and submitted', async ({ desk }) => {
	const page = await desk.signIn('approver2@example.org', { javaScriptEnabled: false });
	await page.goto('/reports');
	await expect(page.getByText('is it for April to June alone?')).toBeVisible();
	await page.getByRole('button', { name: 'Correct it' }).click();
	await page
		.getByRole('link', { name: /^Paste a list/ })
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
		.filter({ has: page.locator('input.figure') })
		.first();
	await row.locator('input.figure').first().fill('2');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved', { exact: true })).toBeVisible();
	await row.getByRole('link', { name: /^Details/ }).click();
	await page.getByLabel('Note').fill('Checked');
	await page.locator('.editor').getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: 'Check and submit' }).click();
	await page.getByRole('button', { name: 'Submit the report' }).click();
	await expect(page.getByText('waits for the coordinator')).toBeVisible();
});

test('a workbook is looked at before it is stored, in either direction of writing', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org', PHONE);
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

test('an officer sees neither others’ reports nor the review, as if they were not there', async ({
	desk,
}) => {
	const officer = await desk.signIn('officer5@example.org');
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
