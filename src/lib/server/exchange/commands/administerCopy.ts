import { eq } from 'drizzle-orm';
import { personRole, plan } from '#db/schema/index.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';

interface Founded {
	readonly personId: number;
	/** Of the copy. */
	readonly code: string;
	/** Code of the plan that was copied. */
	readonly from: string;
	readonly now: Date;
}

/** Whoever copied a plan administers the copy. Throws Refused (`not found`). */
export async function administerCopy(db: Database, { personId, code, from, now }: Founded): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await first(writer.select({ id: plan.id }).from(plan).where(eq(plan.code, code)));
		if (!found) throw new Refused('not found');
		const planId = found.id;
		await writer.insert(personRole).values({ personId, planId, role: 'administrator' });
		const of = { at: now, personId, planId, subject: `plan/${planId}` };
		await appendAudit(writer, {
			...of,
			action: 'found plan',
			before: null,
			after: { code, copied_from: from },
		});
		await bumpDataVersion(writer, planId, now, 'found plan');
	});
}
