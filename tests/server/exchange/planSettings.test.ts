import { expect, test } from 'vitest';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

test('who stands behind the figures is read, kept and written, in its own languages', async () => {
	const { take, files } = await workshop();
	const credits = {
		publisher: { en: 'Ministry', ar: 'الوزارة' },
		source: 'Partners of the sector',
		licence: 'cc-by-igo',
		maintainer: 'data@example.org',
		tags: ['shelter', 'cash'],
	};
	const said = (more: object) =>
		withText('plan.json', '"minimum_count":0', `"minimum_count":0,${JSON.stringify(more).slice(1, -1)}`);
	await take(said(credits));
	const plan = JSON.parse((await files())['plan.json'] ?? '') as object;
	expect(plan).toMatchObject(credits);
	for (const wrong of [{ licence: 'all rights reserved' }, { tags: 'one' }, { maintainer: '' }]) {
		const { issues } = await refusal(take(said(wrong)));
		expect(issues.kept[0]).toMatchObject({ kind: 'wrong plan' });
	}
});

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

test('a demonstration has a day of its own, which is read, kept and written, and by which its quarters lock', async () => {
	const { take, ask, files } = await workshop();
	const said = (more: string) => withText('plan.json', '"minimum_count":0', `"minimum_count":0${more}`);
	const own = said(',"demonstration":true,"today":"2024-04-10"');
	await take(own);
	const bundle = await files();
	expect(JSON.parse(bundle['plan.json'] ?? '')).toMatchObject({ today: '2024-04-10' });
	// By the clock the first quarter is locked since May.
	const later = { ...own, ...withText('reports.csv', ',,,,,10,first', ',,,,,11,first') };
	expect((await take(later)).moved).toEqual([]);
	await take(said(',"demonstration":true'));
	expect(await ask('select today from plan')).toEqual([{ today: null }]);
	const { issues } = await refusal(take(withText('reports.csv', ',,,,,10,first', ',,,,,12,first')));
	expect(issues.kept.map(({ kind }) => kind)).toContain('locked period');
});

test('only a demonstration has one, and it is a day', async () => {
	const { take } = await workshop();
	for (const wrong of ['"today":"2024-07-10"', '"demonstration":true,"today":"2024-07-32"']) {
		const changes = withText('plan.json', '"minimum_count":0', `"minimum_count":0,${wrong}`);
		const { issues } = await refusal(take(changes));
		expect(issues.kept, wrong).toMatchObject([{ kind: 'wrong plan', column: 'today' }]);
	}
});
