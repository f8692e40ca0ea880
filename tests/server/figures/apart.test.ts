/** What is reported and stands apart from every figure. */
import { expect, test } from 'vitest';
import { apartWords } from '#lib/figures/words/apart.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { listApart } from '#lib/server/figures/queries/apart.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

async function apartFrom(code: string, quarter: QuarterNumber, window: Window): Promise<string[]> {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('the plan was not imported');
		const framework = await getFramework(reader, scope.sector.id);
		const indicator = framework.byCode.get(code);
		if (!indicator) throw new Error(`there is no ${code}`);
		const found = await listApart(reader, scope, framework, indicator, { year: 2024, quarter, window });
		return found.map((one) => apartWords(one, indicator.unit));
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
