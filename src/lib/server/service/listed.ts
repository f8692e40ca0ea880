import type { PlanDays } from '#lib/plan/day.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readDirectory, type AgedService } from './readDirectory.ts';

/** What strangers see of a plan's services: those that are confirmed within its limit. `withdrawn` are so many others. */
export async function listedServices(
	reader: Reader,
	plan: Omit<PlanDays, 'yearStarts'> & { readonly id: number },
	now: Date,
): Promise<{ readonly days: number; readonly services: readonly AgedService[]; readonly withdrawn: number }> {
	const { days, services: all } = await readDirectory(reader, plan, now);
	const services = all.filter(({ standing }) => standing !== 'withdrawn');
	return { days, services, withdrawn: all.length - services.length };
}
