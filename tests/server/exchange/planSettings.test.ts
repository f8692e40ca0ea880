import { expect, test } from 'vitest';
import { tinyRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();
const REPORTS = `${tinyRows('reports.csv')[0] ?? ''}\n`;

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

const limited = (limits: object, more = '') =>
	withText('plan.json', '"minimum_count":0', `"minimum_count":0,"limits":${JSON.stringify(limits)}${more}`);
const LIMITS = { reopening_days: 30, confirmation_days: 60, answer_hours: 72 };

test('how long a reopening lasts is read, kept, written and, where the plan says nothing, a quarter', async () => {
	const { take, ask, files } = await workshop();
	const known = async () => {
		const plan = JSON.parse((await files())['plan.json'] ?? '') as { limits?: object };
		const [stored] = await ask<{ days: number }>('select reopening_days as days from plan');
		return [plan.limits, stored?.days];
	};
	await take();
	expect(await known()).toEqual([undefined, 92]);
	await take(limited({ reopening_days: 30 }));
	expect(await known()).toEqual([{ reopening_days: 30 }, 30]);
	// As older files have it.
	const { 'plan.json': old = '' } = withText(
		'plan.json',
		'"minimum_count":0',
		'"minimum_count":0,"reopening_days":31',
	);
	await take({ 'plan.json': old });
	expect(await known()).toEqual([{ reopening_days: 31 }, 31]);
	const { issues } = await refusal(take(limited({ reopening_days: 30 }, ',"reopening_days":30')));
	expect(issues.kept).toMatchObject([{ kind: 'wrong plan', column: 'reopening_days' }]);
});

test('what a plan waits for is read, kept, written, and stands where a file says nothing of it', async () => {
	const { take, ask, files } = await workshop();
	const stored = async () => [
		...(await ask('select days from service_limit')),
		...(await ask('select hours from referral_standard')),
	];
	await take();
	expect(await stored()).toEqual([]);
	const { summary } = await take(limited(LIMITS));
	expect(summary.plan).toEqual({ added: 0, changed: 1 });
	expect(await stored()).toEqual([{ days: 60 }, { hours: 72 }]);
	expect(JSON.parse((await files())['plan.json'] ?? '')).toMatchObject({ limits: LIMITS });
	await take(limited({ confirmation_days: 61 }));
	expect(await stored()).toEqual([{ days: 61 }, { hours: 72 }]);
	await take();
	expect(await stored()).toEqual([{ days: 61 }, { hours: 72 }]);
});

test.each([
	['reopening_days', ['0', '367', '"30"', '1.5']],
	['confirmation_days', ['0', '732', '1.5', 'null']],
	['answer_hours', ['0', '17521', '1.5', 'null']],
])('a limit of %s has its bounds', async (name, wrong) => {
	const { take } = await workshop();
	for (const value of wrong) {
		const { issues } = await refusal(take(limited({ [name]: JSON.parse(value) as unknown })));
		expect(issues.kept[0], value).toMatchObject({ kind: 'wrong plan', column: `limits.${name}` });
	}
});

test('a bundle that adds a sector says the same limits, or none', async () => {
	const { take } = await workshop();
	await take(limited(LIMITS));
	const other = (limits: object) => {
		const { 'plan.json': text = '' } = limited(limits);
		return { 'plan.json': text.replace('"code":"stability"', '"code":"other"'), 'reports.csv': REPORTS };
	};
	const { issues } = await refusal(take(other({ ...LIMITS, answer_hours: 24 })));
	expect(issues.kept).toMatchObject([{ kind: 'shared differs', column: 'limits.answer_hours' }]);
	await take(other({ reopening_days: 30 }));
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
