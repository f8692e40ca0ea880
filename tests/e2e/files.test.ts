/** A file of a published quarter, from the page that lists it to whoever wants to know what it is. */
import { readFileSync } from 'node:fs';
import { expect, test } from './support/test.ts';

const QUARTER = '/lrp-2024/social-stability/2024/q1';

test('a file is downloaded, known again by its bytes alone, and a changed copy is not', async ({
	desk,
	browser,
}) => {
	const page = await desk.signIn('coordinator@example.org');
	await page.goto(`/manage${QUARTER}/publish`);
	await page.getByRole('button', { name: 'Take the figures' }).click();
	await expect(page.getByRole('status')).toHaveText('The figures are taken.');
	for (const box of await page.getByRole('checkbox').all()) await box.check();
	await page.getByRole('button', { name: 'Publish revision 1.0' }).click();
	await expect(page.getByRole('status')).toHaveText('The quarter is published.');

	const context = await browser.newContext({ baseURL: desk.origin });
	const stranger = await context.newPage();
	await stranger.goto(`/ar${QUARTER}`);
	await stranger.getByRole('link', { name: 'ملفات للتنزيل' }).click();
	const download = stranger.waitForEvent('download');
	await stranger.locator(`a[href="/ar${QUARTER}/r1.0/files/figures.csv"]`).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe(
		'lrp-2024-social-stability-2024-q1-r1.0-demonstration-ar-figures.csv',
	);
	const bytes = readFileSync(await file.path());

	const sent: string[] = [];
	stranger.on('request', (request) =>
		sent.push(`${request.method()} ${request.postDataBuffer()?.length ?? 0}`),
	);
	await stranger.goto('/verify');
	await stranger.getByLabel('A file that you have').setInputFiles(await file.path());
	await expect(stranger.getByText('This is the file figures.csv (العربية).')).toBeVisible();
	await expect(stranger.getByText('It is the newest.')).toBeVisible();
	expect(new Set(sent)).toEqual(new Set(['GET 0']));
	const changed = Buffer.concat([bytes, Buffer.from(' ')]);
	await stranger
		.getByLabel('A file that you have')
		.setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: changed });
	await expect(stranger.getByText('No document and no file that was published here')).toBeVisible();
	await context.close();
});
