/** What is reported and stands apart from every figure. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apartLine, apartWords } from '#lib/figures/words/apart.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { readFigures } from '#lib/server/figures/dashboard.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { listApart } from '#lib/server/figures/queries/apart.ts';
import { getDonor } from '#lib/server/funding/queries/donor.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { isWithin, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

const JANUARY = { yearStarts: 1 };

closeWorkshops();

async function apartFrom(code: string, quarter: QuarterNumber, window: Window): Promise<string[]> {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('the plan was not imported');
		const framework = await getFramework(reader, scope.sector.id, { year: 2024, quarter: 2 });
		const indicator = framework.byCode.get(code);
		if (!indicator) throw new Error(`there is no ${code}`);
		const apartOf = await listApart(reader, scope, { year: 2024, quarter, window });
		return apartOf(indicator).map((one) => apartWords(one, indicator.unit, JANUARY));
	});
}

test('work of an earlier year and of another appeal is told with its sum, planned work is not', async () => {
	const both = ['of another appeal (flash): 25', 'done in 2023, reported late: 40'];
	expect(await apartFrom('1.1.a', 2, 'quarter')).toEqual(both);
	expect(await apartFrom('1.1.a', 2, 'year-to-date')).toEqual(both);
	expect(await apartFrom('1.1.a', 1, 'quarter')).toEqual([]);
});

test('of what does not add up the activities are told', async () => {
	expect(await apartFrom('1.1.b', 2, 'quarter')).toEqual(['done in 2023, reported late: one activity']);
});

test('the dashboard has it beside each figure that it stands apart from, and beside no other', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	const { apart } = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('the plan was not imported');
		return readFigures(reader, scope, { year: 2024, quarter: 2, window: 'quarter', compare: false });
	});
	expect([...apart.keys()].sort()).toEqual(['1.1.a', '1.1.b']);
	expect(apartLine(apart.get('1.1.b') ?? [], 'count', JANUARY)).toBe(
		'Not counted here: done in 2023, reported late: one activity',
	);
});

test.each([
	['A', 2],
	['G1', 2],
	['B', 0],
	['G2', 0],
])('a place has what was done there or below it: %s', async (pcode, kinds) => {
	const { db, take } = await workshop();
	const bundle = 'tests/fixtures/bundles/work-of-an-earlier-year';
	const reports = readFileSync(`${bundle}/reports.csv`, 'utf8');
	const files = Object.fromEntries(
		readdirSync(bundle)
			.filter((name) => name !== 'expected.json')
			.map((name) => [name, readFileSync(`${bundle}/${name}`)]),
	);
	// B has a figure too, so that it has a row for the indicator.
	await take({ ...files, 'reports.csv': `${reports}P1,2024,2,approved,h,1.1.a,B,completed,,,,,,,1,,,,\n` });
	const found = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		return scope && getPlace(reader, scope, pcode, { year: 2024, quarter: 2, window: 'quarter' });
	});
	const row = found?.activities.find(({ indicator }) => indicator.code === '1.1.a');
	expect(row?.apart).toHaveLength(kinds);
});

test('a donor has what names it: beside its figure, and where it has none', async () => {
	const { db, take } = await workshop();
	const bundle = 'tests/fixtures/bundles/work-of-an-earlier-year';
	const files = Object.fromEntries(
		readdirSync(bundle)
			.filter((name) => name !== 'expected.json')
			.map((name) => [name, readFileSync(`${bundle}/${name}`)]),
	);
	const organisations = readFileSync(`${bundle}/organisations.csv`, 'utf8');
	// D1 pays the work in time, D1 and D2 that of the other appeal, D2 alone what was done in 2023.
	const given = new Map([
		['b', 'D1'],
		['f', 'D1;D2'],
		['e', 'D2'],
	]);
	const reports = readFileSync(`${bundle}/reports.csv`, 'utf8')
		.split('\n')
		.map((line) => {
			const cells = line.split(',');
			const donors = given.get(cells[4] ?? '');
			return donors === undefined ? line : cells.with(9, donors).join(',');
		})
		.join('\n');
	await take({ ...files, 'organisations.csv': `${organisations}D2,Donor 2,donor\n`, 'reports.csv': reports });
	const toldOf = (code: string) =>
		snapshot(db, async (reader) => {
			const scope = await getScope(reader, 'm', 's');
			if (!scope) throw new Error('the plan was not imported');
			const whole = { ...scope, disclosure: 'whole' } as const;
			const answer = await getDonor(reader, whole, code, { year: 2024, quarter: 2, window: 'quarter' });
			return answer?.results.map(({ indicator, reached, apart }) => [
				indicator.code,
				reached,
				apart.map((one) => apartWords(one, indicator.unit, JANUARY)),
			]);
		});
	expect(await toldOf('D1')).toEqual([['1.1.a', 41, ['of another appeal (flash): 25']]]);
	expect(await toldOf('D2')).toEqual([
		['1.1.a', null, ['of another appeal (flash): 25']],
		['1.1.b', null, ['done in 2023, reported late: one activity']],
	]);
});

test('of a closed plan nothing stands apart, on its dashboard or at a place: it is a breakdown', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	const question = { year: 2024, quarter: 2, window: 'quarter', compare: false } as const;
	const told = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('the plan was not imported');
		const closed = { ...scope, disclosure: 'closed' } as const;
		// Asked for the whole before: what is kept is not shown to whoever may not see it.
		const whole = await readFigures(reader, scope, question);
		const dashboard = await readFigures(reader, closed, question);
		const place = await getPlace(reader, closed, 'G1', question);
		return [whole.apart.size, dashboard.apart.size, place?.activities.flatMap(({ apart }) => apart)];
	});
	expect(told).toEqual([2, 0, []]);
});

test('of a place it is what stands at or below it, as two places beside each other say it', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	const told = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('the plan was not imported');
		const tree = await listPlaces(reader, scope.plan.id, { year: 2024, quarter: 2 });
		const framework = await getFramework(reader, scope.sector.id, { year: 2024, quarter: 2 });
		const indicator = framework.byCode.get('1.1.a');
		if (!indicator) throw new Error('there is no 1.1.a');
		const apartOf = await listApart(reader, scope, { year: 2024, quarter: 2, window: 'quarter' });
		return [...tree.values()].map(({ id, level }) => ({
			level,
			activities: apartOf(indicator, (place) => place !== null && isWithin(place, id, tree))
				.map(({ activities }) => activities)
				.reduce((sum, one) => sum + one, 0),
		}));
	});
	const whole = told.find(({ level }) => level === 0)?.activities ?? 0;
	const ofLevel = (asked: number) =>
		told.filter(({ level }) => level === asked).reduce((sum, { activities }) => sum + activities, 0);
	expect(whole).toBeGreaterThan(0);
	expect([ofLevel(1), ofLevel(2), ofLevel(3)]).toEqual([whole, whole, whole]);
});

test('it is found once for a version of the data', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	const apartOf = () =>
		snapshot(db, async (reader) => {
			const scope = await getScope(reader, 'm', 's');
			if (!scope) throw new Error('the plan was not imported');
			return listApart(reader, scope, { year: 2024, quarter: 2, window: 'quarter' });
		});
	const first = await apartOf();
	expect(await apartOf()).toBe(first);
	await transaction(db, (writer) =>
		run(writer, `update data_version set version = version + 1, public_version = public_version + 1`),
	);
	expect(await apartOf()).not.toBe(first);
});
