import type { PlanDays } from '#lib/plan/day.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A plan that has services, with what says which day it has. */
export interface PlanOfServices extends Pick<PlanDays, 'timezone' | 'today'> {
	readonly id: number;
}

/** Plans without any are not looked at. */
export async function listPlansOfServices(reader: Reader): Promise<PlanOfServices[]> {
	return rows<PlanOfServices>(
		reader,
		`select p.id, p.timezone, p.today from plan p where exists (select 1 from service s where s.plan_id = p.id)
		order by p.id`,
	);
}
