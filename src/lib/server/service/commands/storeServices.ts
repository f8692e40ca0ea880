import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { MOST_SERVICES, offersSame, type Service } from '#lib/service/service.ts';
import { listServices } from '../queries/services.ts';
import type { ServiceAct } from './act.ts';
import { putService } from './putService.ts';

/**
 * Stores a file's services: new ones, and others in the place of what is stored under their codes; what it does not name
 * stays. One that is offered as before keeps the later confirmation. What says the same again changes nothing and is not
 * recorded. Returns how many are others than before. Throws Refused (`too many lines`).
 */
export async function storeServices(
	db: Database,
	{ planId, personId, now }: ServiceAct,
	lines: readonly Service[],
): Promise<number> {
	return transaction(db, async (writer) => {
		const stored = new Map((await listServices(writer, planId)).map((one) => [one.code, one]));
		const others = lines.filter((line) => {
			const before = stored.get(line.code);
			return !before || !offersSame(before, line) || before.confirmedOn < line.confirmedOn;
		});
		const added = others.filter(({ code }) => !stored.has(code));
		if (stored.size + added.length > MOST_SERVICES) throw new Refused('too many lines');
		if (others.length === 0) return 0;
		for (const line of others) await putService(writer, planId, line, stored.get(line.code)?.id);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'import services', subject: `plan/${planId}` },
			before: null,
			after: { lines: lines.length, changed: others.length, added: added.length },
		});
		await bumpDataVersion(writer, planId, now, 'import services');
		return others.length;
	});
}
