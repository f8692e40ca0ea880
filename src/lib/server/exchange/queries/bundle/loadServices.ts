import { compareCodes, inCodeOrder } from '#lib/plan/code.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listServices } from '#lib/server/service/queries/services.ts';
import type { ServiceRow } from './beside.ts';
import type { OrganisationRow } from './reference.ts';

/** The services of a plan, those too that nobody has confirmed for long, each of the organisation that stands for itself. */
export async function loadServices(
	reader: Reader,
	planId: number,
	organisations: readonly OrganisationRow[],
): Promise<ServiceRow[]> {
	const into = new Map(organisations.map(({ code, mergedInto }) => [code, mergedInto ?? code]));
	const found = await listServices(reader, planId);
	return inCodeOrder(
		found.map(({ code, name, need, reach, eligibility, hours, cost, languages, ...one }) => ({
			...{ code, organisation: into.get(one.organisation.code) ?? one.organisation.code },
			...{ name, need, reach, eligibility, hours, cost, languages },
			districts: one.districts.map(({ pcode }) => pcode).sort(compareCodes),
			...{ confirmedOn: one.confirmedOn, confirmedBy: one.confirmedBy },
		})),
	);
}
