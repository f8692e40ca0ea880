import { dayOf, type PlanDays } from '#lib/plan/day.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { serviceAge, serviceStanding, type ServiceStanding } from '#lib/service/age.ts';
import { findServiceDays } from './queries/limit.ts';
import { listServices, type StoredService } from './queries/services.ts';

export interface AgedService extends StoredService {
	/** Days since it was confirmed. */
	readonly age: number;
	readonly standing: ServiceStanding;
}

/** Every service of a plan, withdrawn ones too, with how old it is on the plan's day. @param organisationId null: of all */
export async function readDirectory(
	reader: Reader,
	plan: Omit<PlanDays, 'yearStarts'> & { readonly id: number },
	now: Date,
	organisationId: number | null = null,
): Promise<{ readonly days: number; readonly services: readonly AgedService[] }> {
	const [days, today] = [await findServiceDays(reader, plan.id), dayOf(plan, now)];
	const services = (await listServices(reader, plan.id, organisationId)).map((one) => {
		const age = serviceAge(one.confirmedOn, today);
		return { ...one, age, standing: serviceStanding(age, days) };
	});
	return { days, services };
}
