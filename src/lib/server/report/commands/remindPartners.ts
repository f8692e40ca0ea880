import { rows, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { LetterTo } from '#lib/server/mail/index.ts';
import { writeToPartner } from '#lib/server/mail/index.ts';
import { listSaidOnReturn, type Said } from '#lib/server/report/queries/said.ts';
import { Refused } from '#lib/server/refused.ts';

export interface RemindRequest {
	readonly sectorId: number;
	readonly periodId: number;
	readonly partners: readonly number[];
	/** @param returned what was said of the report where it was sent back; null: nothing came in */
	readonly letter: (returned: { readonly id: number; readonly said: readonly Said[] } | null) => LetterTo;
	readonly personId: number;
	readonly now: Date;
}

interface Owing {
	/** The newest version; null: nothing was begun. */
	readonly id: number | null;
	readonly version: number | null;
}

/**
 * Writes to the people of partners whose report is not in, or was sent back and has not come again. Whoever has submitted by
 * now, or has nobody to write to, is passed over. Returns the partners that were written to. Throws Refused when there is no such period.
 */
export async function remindPartners(db: Database, request: RemindRequest): Promise<readonly number[]> {
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
			const [owes] = await rows<Owing>(
				writer,
				`select r.id, r.version from organisation o left join report r on r.sector_id = @sectorId and r.partner_id = o.id
					and r.period_id = @periodId and r.version = (select max(v.version) from report v
						where v.sector_id = @sectorId and v.partner_id = o.id and v.period_id = @periodId)
				where o.id = @partnerId and o.plan_id = @planId and coalesce(r.state, '') <> 'submitted' and not exists (
					select 1 from report c where c.sector_id = @sectorId and c.partner_id = o.id and c.period_id = @periodId
						and c.counts = 1)`,
				key,
			);
			if (!owes) continue;
			const report =
				owes.id !== null && owes.version !== null ? { id: owes.id, version: owes.version } : null;
			const said = report ? await listSaidOnReturn(writer, { ...key, ...report }) : [];
			const told = letter(report && said.length > 0 ? { id: report.id, said } : null);
			if ((await writeToPartner(writer, partnerId, told, now)) > 0) written.push(partnerId);
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
		return written;
	});
}
