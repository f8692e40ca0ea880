import { paste } from './support/paste.ts';
import { beforeScripts, FIRST_VISIT } from './support/slowLine.ts';
import { expect, test } from './support/test.ts';

const SECTOR = '/manage/lrp-2024/social-stability';

test('an indicator is set up, and who is expected is ticked by keyboard', async ({ desk }) => {
	const page = await desk.signIn('administrator@example.org');
	await page.goto(`${SECTOR}/framework/indicator?under=output+1.3`);
	await page.getByLabel('Code in the framework').fill('1.3.a');
	await page.getByLabel('Name in English').fill('People in crisis cells');
	await page.getByLabel('Unit').selectOption('people');
	await page.getByLabel('What it counts and what not, in English').fill('Each person once a quarter.');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: '1.3.a People in crisis cells' }).click();
	await page.getByLabel('Reported until').selectOption({ label: 'Q3 2024' });
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('people · Sum · ends with Q3 2024')).toBeVisible();

	await page.goto(`${SECTOR}/participation?from=2024-Q3`);
	const ticks = page.getByRole('row', { name: /Demonstration partner 2/ }).getByRole('checkbox');
	await ticks.nth(1).focus();
	await page.keyboard.press('Tab');
	await expect(ticks.nth(2)).toBeFocused();
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toContainText('One expectation was changed.');
	await expect(ticks.nth(2)).toBeChecked();
});

test('arrows go through the grid of targets, and a block of a spreadsheet is pasted into it', async ({
	desk,
}) => {
	const page = await desk.signIn('administrator@example.org');
	await page.goto(`${SECTOR}/targets`, { waitUntil: 'networkidle' });
	const cells = page.locator('table.entry input:not([type=hidden])');
	const rowOf = (code: string) =>
		page.getByRole('row').filter({ hasText: code }).locator('input:not([type=hidden])');
	await cells.first().focus();
	await page.keyboard.press('ArrowDown');
	await expect(rowOf('1.b').first()).toBeFocused();
	await paste(page, '480\t120\r\n94,000,000\t\r\n');
	await expect(rowOf('1.b').first()).toHaveValue('480');
	await expect(rowOf('1.b').nth(1)).toHaveValue('120');
	await expect(rowOf('1.c').first()).toHaveValue('94,000,000');
});

test('what was typed into targets is not lost by a press beside it', async ({ desk }) => {
	const page = await desk.signIn('administrator@example.org');
	await page.goto(`${SECTOR}/targets`, { waitUntil: 'networkidle' });
	const first = page.locator('table.entry input:not([type=hidden])').first();
	const asked: string[] = [];
	let stays = true;
	page.on('dialog', (dialog) => {
		asked.push(dialog.type());
		void (stays ? dialog.dismiss() : dialog.accept());
	});
	const away = page.getByRole('navigation').getByRole('link', { name: 'Set-up' }).first();
	await first.fill('777');
	await away.click();
	await expect.poll(() => asked).toEqual(['confirm']);
	await expect(first).toHaveValue('777');
	stays = false;
	await away.click();
	await page.waitForURL('**/manage');
	expect(asked).toEqual(['confirm', 'confirm']);

	await page.goto(`${SECTOR}/targets`, { waitUntil: 'networkidle' });
	await first.fill('many');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('many').first()).toBeAttached();
	expect(asked).toHaveLength(2);
});

test('the framework is put in order by buttons, by keys and by dragging', async ({ desk }) => {
	const page = await desk.signIn('administrator@example.org');
	await page.goto(`${SECTOR}/framework`);
	const codes = () => page.locator('[id^="indicator-1."] a bdi').allInnerTexts();
	const [first = '', second = '', third = ''] = await codes();
	const moved = (...order: string[]) =>
		expect.poll(async () => (await codes()).slice(0, order.length)).toEqual(order);
	await page.getByRole('button', { name: `Move ${first} down` }).click();
	await moved(second, first, third);
	await expect(page.getByRole('button', { name: `Move ${first} down` })).toBeFocused();
	await expect(page.getByRole('status')).toHaveText(new RegExp(`${first} is moved: place 2 of `));

	await page.keyboard.press('Alt+ArrowDown');
	await moved(second, third, first);
	await expect(page.getByRole('button', { name: `Move ${first} down` })).toBeFocused();
	await expect(page.getByRole('status')).toHaveText(new RegExp(`${first} is moved: place 3 of `));

	const handleOf = (code: string) => page.locator(`[data-node="indicator ${code}"] [data-handle]`);
	await handleOf(first).hover();
	await page.mouse.down();
	await handleOf(second).hover();
	await page.mouse.up();
	await moved(first, second, third);
	await expect(page.getByRole('status')).toHaveText(new RegExp(`${first} is moved: place 1 of `));
});

test('what is opened and typed before the scripts came, on a slow line, is there once they have', async ({
	desk,
}) => {
	const page = await desk.signIn('administrator@example.org', FIRST_VISIT);
	const adding = page.locator('details', { hasText: 'Add an outcome' });
	const name = adding.getByLabel('Name in English');
	await beforeScripts(page, `${SECTOR}/framework`, async () => {
		await adding.locator('summary').click();
		await name.fill('Calm streets');
	});
	await expect(page.getByText('So do Alt with the up or down arrow key')).toBeVisible();
	await expect(name).toBeVisible();
	await expect(name).toHaveValue('Calm streets');

	const tick = page
		.getByRole('row', { name: /Demonstration partner 2/ })
		.getByRole('checkbox')
		.first();
	const was = { isTicked: false };
	await beforeScripts(page, `${SECTOR}/participation?from=2024-Q3`, async () => {
		was.isTicked = await tick.isChecked();
		await tick.setChecked(!was.isTicked);
	});
	await expect(page.getByRole('button', { name: 'All or none' }).first()).toBeVisible();
	expect(await tick.isChecked()).toBe(!was.isTicked);
});
