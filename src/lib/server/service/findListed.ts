import type { Reader } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listedServices } from './listed.ts';
import type { AgedService } from './readDirectory.ts';

/**
 * The services of a plan by its code that strangers see; none where there is no such plan. No page of a publication asks: they
 * change without it.
 */
export async function findListed(reader: Reader, code: string, now: Date): Promise<readonly AgedService[]> {
	const found = (await listPlans(reader)).find(({ plan }) => plan.code === code);
	return found ? (await listedServices(reader, found.plan, now)).services : [];
}
