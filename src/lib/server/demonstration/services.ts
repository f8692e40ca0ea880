/** The demonstration's services, every one of them invented: read and stored as any file's. */
import { readFileSync } from 'node:fs';
import { dayOf } from '#lib/plan/day.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { sentRows } from '#lib/server/exchange/index.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { storeServices } from '#lib/server/service/index.ts';
import { listNamedOfServices } from '#lib/server/service/queries/named.ts';
import { serviceCodes } from '#lib/service/codes.ts';
import { readServices } from '#lib/service/readServices.ts';

const PLAN = 'lrp-2024';
const FILE = `db/services/${PLAN}.csv`;
const STORED = new Date('2024-07-10T09:00:00Z');

/** Throws where a line of the file cannot be stored. */
export async function addDemonstrationServices(db: Database): Promise<void> {
	const plan = (await snapshot(db, listPlans)).find((one) => one.plan.code === PLAN)?.plan;
	if (!plan) return;
	const named = await snapshot(db, (reader) => listNamedOfServices(reader, plan.id));
	const known = serviceCodes(named, dayOf(plan, STORED));
	const { lines, faults } = readServices(sentRows(readFileSync(FILE)), known, FILE);
	if (faults.count > 0) throw new Error(`${FILE}: ${JSON.stringify(faults.told)}`);
	await storeServices(db, { planId: plan.id, personId: null, now: STORED }, lines);
}
