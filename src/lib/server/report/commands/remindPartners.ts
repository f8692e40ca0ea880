import { rows, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { LetterTo } from '#lib/server/mail/index.ts';
import { writeToPartner } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface RemindRequest {
	readonly sectorId: number;
	readonly periodId: number;
	readonly partners: readonly number[];
	readonly letter: LetterTo;
	readonly personId: number;
	readonly now: Date;
}

/**
 * Writes to the people of partners whose report is not in. Whoever has submitted by now, or has nobody to write to, is
 * passed over. Returns how many partners were written to. Throws Refused when there is no such period.
 */
export async function remindPartners(db: Database, request: RemindRequest): Promise<number> {
	return transaction(db, async (writer) => {
		const { sectorId, periodId, partners, letter, personId, now } = request;
		const [period] = await rows<{ planId: number }>(
			writer,
			`select d.plan_id as "planId" from period d join sector s on s.plan_id = d.plan_id and s.id = @sectorId
			where d.id = @periodId`,
			{ sectorId, periodId },
		);
		if (!period) throw new Refused('not found');
		const written: number[] = [];
		for (const partnerId of new Set(partners)) {
			const key = { sectorId, periodId, partnerId, planId: period.planId };
			const [owes] = await rows(
				writer,
				`select 1 from organisation o where o.id = @partnerId and o.plan_id = @planId and not exists (
					select 1 from report r where r.sector_id = @sectorId and r.partner_id = o.id and r.period_id = @periodId
						and (r.state = 'submitted' or r.counts = 1))`,
				key,
			);
			if (owes && (await writeToPartner(writer, partnerId, letter, now)) > 0) written.push(partnerId);
		}
		if (written.length > 0) {
			await appendAudit(writer, {
				at: now,
				personId,
				planId: period.planId,
				action: 'remind partners',
				subject: `period/${periodId}`,
				before: null,
				after: { sector: sectorId, partners: written },
			});
		}
		return written.length;
	});
}
