import { eq } from 'drizzle-orm';
import { requirement } from '#db/schema/index.ts';
import { toUsdCents } from '#lib/funding/rate.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listEnteredRequirements, type EnteredRequirement } from '../queries/entered.ts';
import { requirementFacts, requirementStamp } from '../seen.ts';
import type { MoneyAct } from './act.ts';
import { outputIdOf } from './idsOf.ts';

/** What a sector (`output` null), or one of its outputs, needs in a year. */
export interface AskedRequirement {
	readonly year: number;
	readonly output: string | null;
	/** Null: it is unknown again. */
	readonly money: Pick<EnteredRequirement, 'amount' | 'currency' | 'usdRate'> | null;
	/** Stamp of what was read; empty: nothing stood there. */
	readonly version: string;
}

/** What is so already is no change. Throws Refused: `changed meanwhile`, `gone`; then nothing has changed. */
export async function setRequirement(
	db: Database,
	{ planId, sectorId, personId, now }: MoneyAct,
	{ year, output, money, version }: AskedRequirement,
): Promise<void> {
	await transaction(db, async (writer) => {
		const outputId = await outputIdOf(writer, sectorId, output);
		const stored = await listEnteredRequirements(writer, sectorId, year);
		const before = stored.find((one) => one.output === output);
		const change = auditedChange(
			before ? requirementFacts(year, before) : null,
			money && requirementFacts(year, { output, ...money }),
		);
		if (!change) return;
		if ((before ? requirementStamp(year, before) : '') !== version) throw new Refused('changed meanwhile');
		if (before) await writer.delete(requirement).where(eq(requirement.id, before.id));
		if (money)
			await writer
				.insert(requirement)
				.values({ sectorId, year, outputId, ...money, usd: toUsdCents(money.amount, money.usdRate) });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set requirement', subject: `sector/${sectorId}` },
			before: change.before && { year, output, ...change.before },
			after: change.after && { year, output, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'set requirement');
	});
}
