import { mayAct, type Viewer } from '#lib/access/grant.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { readDirectory } from './readDirectory.ts';

/** The services of each organisation for which somebody acts, plan by plan, with how old they are. */
export async function openOwnServices(db: Database, { grants }: Pick<Viewer, 'grants'>, now: Date) {
	const acting = grants.flatMap(({ planId, organisationId, sectorId }) => {
		if (organisationId === null) return [];
		const subject = { planId, organisationId, ...(sectorId === null ? {} : { sectorId }) };
		return mayAct(grants, 'confirm services', subject) ? [{ planId, organisationId }] : [];
	});
	const each = new Map(acting.map((one) => [`${one.planId} ${one.organisationId}`, one]));
	return snapshot(db, async (reader) => {
		const plans = new Map((await listPlans(reader)).map(({ plan }) => [plan.id, plan]));
		const found = [];
		for (const { planId, organisationId } of each.values()) {
			const plan = plans.get(planId);
			if (!plan) continue;
			const { services, days } = await readDirectory(reader, plan, now, organisationId);
			if (services.length > 0) found.push({ plan, organisationId, services, days });
		}
		return found;
	});
}
