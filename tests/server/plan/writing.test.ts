/** Each request writes as the plan that it opens, whatever others ask for meanwhile. */
import { expect, test } from 'vitest';
import { formatCount } from '#lib/i18n/number.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { inItsWriting } from '#lib/server/plan/writing.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { useSetting } from '../report/setting.ts';

const setting = useSetting();
const open = () => snapshot(setting.db, (reader) => getScope(reader, 'plan', 's1'));

test('as thousands until a plan is opened, as it does from then on', async () => {
	await setting.change(`update plan set grouping = 'indian'`);
	let opened = () => {};
	const isOpen = new Promise<void>((resolve) => (opened = resolve));
	const [own, other] = await Promise.all([
		inItsWriting(async () => {
			const before = formatCount(1_500_000);
			expect(await open()).toBeDefined();
			opened();
			return [before, formatCount(1_500_000)];
		}),
		inItsWriting(async () => {
			await isOpen;
			return formatCount(1_500_000);
		}),
	]);
	expect(own).toEqual(['1,500,000', '15,00,000']);
	expect(other).toBe('1,500,000');
});
