/** A draft's text on its way through somebody's word program. Source: docs/rules.md, Narrative. */
import { zip } from '#lib/server/files/spreadsheet/pack.ts';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('the draft leaves as a Word file and comes back, and what was changed is taken, without scripts', async ({
	desk,
}) => {
	const page = await desk.signIn('coordinator@example.org', { javaScriptEnabled: false });
	await page.goto(`/manage${QUARTER}/publish`);
	await page.getByRole('button', { name: 'Take the figures' }).click();
	await page.getByRole('link', { name: 'The draft as a Word file' }).click();
	const address = await page.getByRole('link', { name: 'Download the draft (Word)' }).getAttribute('href');
	const sent = await page.request.get(address ?? '');
	const files = await unpack(await sent.body(), /./);
	const xml = files.get('word/document.xml')?.toString() ?? '';
	const first = /<w:bookmarkStart w:id="\d+" w:name="p_\d+_\d+_0"\/>.*?<w:t xml:space="preserve">/;
	files.set('word/document.xml', Buffer.from(xml.replace(first, '$&Edited elsewhere: ')));

	await page.getByLabel('Word file').setInputFiles({
		name: 'back.docx',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		buffer: zip(files),
	});
	await page.getByRole('button', { name: 'Show what was changed' }).click();
	await expect(page.getByRole('heading', { name: '1 paragraph says something else' })).toBeVisible();
	await expect(page.locator('ins')).toHaveText('Edited elsewhere: ');
	await page.getByRole('button', { name: 'Take over' }).click();
	await expect(page.getByRole('status')).toHaveText(/taken over as a new version/);
	await expect(page.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible();
	await page.goto(`/manage${QUARTER}/publication`);
	await expect(page.getByRole('table').first()).toBeVisible();
});
