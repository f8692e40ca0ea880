/** The rows that stand behind a figure, for whoever reviews. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { listRowsBehind } from '#lib/server/report/queries/rowsBehind.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';

const REPORTS = [
	'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note',
	'P1,2024,1,approved,A1,1.1.a,M1,completed,,,,,,,10,',
	'P1,2024,1,approved,A2,1.1.a,M2,completed,,,,,,,30,',
	'P1,2024,1,approved,A3,1.1.a,M1,planned,,,,,,,900,',
	'P1,2024,1,approved,A4,1.1.a,,completed,,,,,,,5,',
	'P1,2024,2,approved,A1,1.1.a,M1,completed,,,,,,,7,',
	'P2,2024,1,submitted,B1,1.1.a,M1,completed,,,,,,,5000,',
	'',
].join('\n');

const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const bundle = writeTinyBundle(join(folder.path, 'bundle'), { 'reports.csv': REPORTS });
	await importBundle(db, bundle, { now: new Date('2024-05-04T08:00:00Z') });
});
afterAll(async () => {
	await db.close();
	folder.remove();
});

async function ask(quarter: 1 | 2, window: 'quarter' | 'year-to-date', pcode?: string, indicator = '1.1.a') {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'tiny', 'stability');
		if (!scope) throw new Error('the plan is not there');
		const asked = { year: 2024, quarter, window } as const;
		const places = [...(await listPlaces(reader, scope.plan.id, asked)).values()];
		const place = places.find((one) => one.pcode === pcode)?.id;
		return listRowsBehind(reader, scope, { ...asked, indicator, place });
	});
}
const told = async (...asked: Parameters<typeof ask>) =>
	(await ask(...asked))?.rows.map(({ reference, reached, isApproved, isEligible }) =>
		[reference, reached, isApproved ? 'approved' : 'waits', ...(isEligible ? [] : ['not'])].join(' '),
	);

test('what counts comes first, then what is approved and does not count, then what waits', async () => {
	expect(await told(1, 'quarter')).toEqual([
		'A2 30 approved',
		'A1 10 approved',
		'A4 5 approved',
		'A3 900 approved not',
		'B1 5000 waits',
	]);
});

test('in the window, and of the place with what lies in it', async () => {
	expect(await told(2, 'quarter')).toEqual(['A1 7 approved']);
	expect(await told(2, 'year-to-date', 'M1')).toEqual([
		'A1 10 approved',
		'A1 7 approved',
		'A3 900 approved not',
		'B1 5000 waits',
	]);
});

test('of no indicator that there is not', async () => {
	expect(await ask(1, 'quarter', undefined, '9.9.z')).toBeUndefined();
});
