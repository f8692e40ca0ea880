import type { AuditFacts } from '#lib/record/audit.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';

export interface FrameworkAct {
	readonly planId: number;
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
}

/** Tells the record of a change of a sector's framework that moves no figure, and raises the plan's version. */
export async function tellFramework(
	writer: Writer,
	{ planId, sectorId, personId, now }: FrameworkAct,
	facts: { readonly before: AuditFacts | null; readonly after: AuditFacts | null },
): Promise<void> {
	const of = { at: now, personId, planId, subject: `sector/${sectorId}` };
	await appendAudit(writer, { ...of, action: 'change framework', ...facts });
	await bumpDataVersion(writer, planId, now, 'change framework');
}
