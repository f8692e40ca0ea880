import { auditedChange } from '#lib/record/audit.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { MOST_SERVICES, type Service } from '#lib/service/service.ts';
import { listServices } from '../queries/services.ts';
import { assertServiceSeen, serviceFacts } from '../seen.ts';
import type { ServiceAct } from './act.ts';
import { putService } from './putService.ts';

/**
 * Stores a service that was typed. What is so already is no change. Throws Refused: `changed meanwhile`, also where it is
 * gone, `code taken`, `too many lines`.
 * @param seen code and stamp of the one that was read; null: it is new
 */
export async function saveService(
	db: Database,
	{ planId, personId, now }: ServiceAct,
	service: Service,
	seen: { readonly code: string; readonly version: string } | null,
): Promise<void> {
	await transaction(db, async (writer) => {
		const stored = await listServices(writer, planId);
		const before = seen && stored.find(({ code }) => code === seen.code);
		if (seen && !before) throw new Refused('changed meanwhile');
		const change = auditedChange(before ? serviceFacts(before) : null, serviceFacts(service));
		if (!change) return;
		if (before) assertServiceSeen(before, seen.version);
		if (service.code !== seen?.code && stored.some(({ code }) => code === service.code))
			throw new Refused('code taken');
		if (!before && stored.length >= MOST_SERVICES) throw new Refused('too many lines');
		await putService(writer, planId, service, before?.id);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'save service', subject: `plan/${planId}` },
			before: change.before && { service: seen?.code ?? null, ...change.before },
			after: { service: service.code, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'save service');
	});
}
