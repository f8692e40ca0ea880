import { eq } from 'drizzle-orm';
import { contribution } from '#db/schema/index.ts';
import { toUsdCents } from '#lib/funding/rate.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { rows, transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { countContributions, findContribution, type EnteredContribution } from '../queries/entered.ts';
import { contributionFacts, contributionStamp } from '../seen.ts';
import { CONTRIBUTIONS_OF_A_SECTOR, type MoneyAct } from './act.ts';
import { organisationIdOf, outputIdOf } from './idsOf.ts';

/** A contribution as it was typed; organisations by their codes. */
export interface AskedContribution extends Omit<
	EnteredContribution,
	'id' | 'reference' | 'usd' | 'donor' | 'partner'
> {
	/** Its own identifier; null: it has none. */
	readonly id: string | null;
	readonly donor: string;
	readonly partner: string | null;
}

/**
 * Stores a contribution that was typed. What is so already is no change. Throws Refused: `changed meanwhile`, also where it is
 * gone, `code taken` by another's identifier, `gone`, `contributions full`; then nothing has changed.
 * @param seen identifier and stamp of the one that was read; null: it is new
 */
export async function saveContribution(
	db: Database,
	{ planId, sectorId, personId, now }: MoneyAct,
	asked: AskedContribution,
	seen: { readonly id: number; readonly version: string } | null,
): Promise<void> {
	await transaction(db, async (writer) => {
		const { id: reference, year, status, date, inKind, amount, currency, usdRate } = asked;
		const before = seen && (await findContribution(writer, sectorId, seen.id));
		if (seen && !before) throw new Refused('changed meanwhile');
		const change = auditedChange(
			before ? contributionFacts(before, before.donor.code, before.partner?.code ?? null) : null,
			contributionFacts({ ...asked, reference }, asked.donor, asked.partner),
		);
		if (!change) return;
		if (before && contributionStamp(before) !== seen?.version) throw new Refused('changed meanwhile');
		const [other] = await rows<{ id: number }>(
			writer,
			'select id from contribution where sector_id = @sectorId and reference = @reference',
			{ sectorId, reference },
		);
		if (other && other.id !== before?.id) throw new Refused('code taken');
		if (!before && (await countContributions(writer, sectorId)) >= CONTRIBUTIONS_OF_A_SECTOR)
			throw new Refused('contributions full');
		const values = {
			...{ sectorId, reference, year, status, date, inKind, amount, currency, usdRate },
			outputId: await outputIdOf(writer, sectorId, asked.output),
			donorId: await organisationIdOf(writer, planId, asked.donor),
			partnerId: asked.partner === null ? null : await organisationIdOf(writer, planId, asked.partner),
			usd: toUsdCents(amount, usdRate),
		};
		if (before) await writer.update(contribution).set(values).where(eq(contribution.id, before.id));
		else await writer.insert(contribution).values(values);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'save contribution', subject: `sector/${sectorId}` },
			before: change.before && { donor: before?.donor.code ?? null, ...change.before },
			after: { donor: asked.donor, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'save contribution');
	});
}
