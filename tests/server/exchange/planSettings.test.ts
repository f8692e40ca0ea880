import { expect, test } from 'vitest';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

test('how long a reopening lasts is read, kept, written and, where the plan says nothing, a quarter', async () => {
	const { take, ask, files } = await workshop();
	const said = (days: string) => withText('plan.json', '"minimum_count":0', `"minimum_count":0${days}`);
	const known = async () => {
		const plan = JSON.parse((await files())['plan.json'] ?? '') as { reopening_days?: number };
		const [stored] = await ask<{ days: number }>('select reopening_days as days from plan');
		return [plan.reopening_days, stored?.days];
	};
	await take();
	expect(await known()).toEqual([undefined, 92]);
	await take(said(',"reopening_days":30'));
	expect(await known()).toEqual([30, 30]);
	for (const wrong of ['0', '367', '"30"', '1.5']) {
		const { issues } = await refusal(take(said(`,"reopening_days":${wrong}`)));
		expect(issues.kept[0], wrong).toMatchObject({ kind: 'wrong plan', column: 'reopening_days' });
	}
});
