/** Which quarter a plan shows first: the demonstration's, where 12 of 14 partners' first quarter of 2024 is approved. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Period } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { findCollecting, findFirstShown } from '#lib/server/figures/queries/landing.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { newAddress } from '../../support/engine.ts';
import { SEED } from '../../support/seedFiles.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database;
let scope: Scope;
let periods: readonly Period[];

beforeAll(async () => {
	db = openDatabase(await newAddress(folder.path));
	await migrate(db);
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
	await snapshot(db, async (reader) => {
		const found = await getScope(reader, 'lrp-2024', 'social-stability');
		if (!found) throw new Error('the demonstration was imported but is not there');
		scope = found;
		periods = await listPeriods(reader, scope);
	});
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

const first = async (today: string, own = periods) => {
	const shown = await snapshot(db, (reader) => findFirstShown(reader, scope, own, today));
	return shown && `${shown.year} ${shown.quarter}`;
};
const collecting = (quarter: number, today: string) => {
	const shown = periods.find((one) => one.year === 2024 && one.quarter === quarter);
	if (!shown) throw new Error('there is none');
	return snapshot(db, (reader) => findCollecting(reader, scope, { shown, periods, today }));
};

test('the newest one that is collected, whatever the first approvals of a later one', async () => {
	expect(await first('2024-04-20')).toBe('2023 1');
	expect(await first('2024-04-21')).toBe('2024 1');
	// One report of the second quarter is approved, its day is not past.
	const later = periods.map((one) =>
		one.year === 2024 && one.quarter === 2 ? { ...one, hasFigures: true } : one,
	);
	expect(await first('2024-07-10', later)).toBe('2024 1');
});

test('else the newest with figures; without any the newest that has opened, or the first', async () => {
	const only = periods.filter(({ year, quarter }) => year === 2024 && quarter <= 2);
	expect(await first('2024-04-10', only)).toBe('2024 1');
	const none = only.map((one) => ({ ...one, hasFigures: false }));
	expect(await first('2024-07-10', none)).toBe('2024 2');
	expect(await first('2023-01-01', none)).toBe('2024 1');
	expect(await first('2024-07-10', [])).toBeUndefined();
});

test('the next quarter is named while it is collected', async () => {
	expect(await collecting(1, '2024-07-10')).toMatchObject({
		period: { year: 2024, quarter: 2 },
		reports: { expected: 14, approved: 0 },
	});
	// Before it opens; once it is locked; after the plan's last.
	expect(await collecting(1, '2024-06-01')).toBeNull();
	expect(await collecting(2, '2024-11-05')).not.toBeNull();
	expect(await collecting(2, '2024-11-06')).toBeNull();
	expect(await collecting(4, '2025-01-10')).toBeNull();
});
