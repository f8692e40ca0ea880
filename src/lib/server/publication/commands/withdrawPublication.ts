import { formatRevision } from '#lib/publication/publication.ts';
import { writeText, type Localised } from '#lib/plan/text.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { writeToPlan } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { publicationWithdrawnLetter } from '../letters.ts';
import { listOfQuarter } from '../queries/edition.ts';
import { refuseTelling } from '../telling.ts';
import type { QuarterRequest } from './quarterRequest.ts';

export interface WithdrawRequest extends QuarterRequest {
	/** In public words. */
	readonly reason: Localised;
	/** 1.0: the one that was looked at. */
	readonly revision: string;
}

/**
 * Withdraws all that was published of a quarter: its pages stay with the reason and without figures, until it is published
 * anew. An earlier revision may show what the newest should not have. Throws Refused where there is none,
 * another one stands by now, or the reason tells what is withheld.
 */
export async function withdrawPublication(db: Database, request: WithdrawRequest): Promise<void> {
	const { plan, sector, personId, now, reason, revision, origin } = request;
	if (reason.en.trim() === '') throw new Refused('reason missing');
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, plan, sector);
		if (!scope) throw new Refused('not found');
		const [newest] = (await listOfQuarter(writer, scope.sector.id, request)).revisions;
		if (newest?.state !== 'published') throw new Refused('wrong state');
		if (!newest.revision || formatRevision(newest.revision) !== revision)
			throw new Refused('changed meanwhile');
		await refuseTelling(writer, scope, newest, reason);
		await run(
			writer,
			`update publication set state = 'withdrawn', withdrawn_reason = @reason
			where sector_id = @sector and year = @year and quarter = @quarter and state = 'published'`,
			{
				...{ sector: scope.sector.id, year: request.year, quarter: request.quarter },
				reason: writeText(reason),
			},
		);
		await bumpDataVersion(writer, scope.plan.id, now, 'withdraw publication');
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'withdraw publication',
			subject: `publication/${newest.id}`,
			before: null,
			after: { revision, reason: reason.en },
		});
		if (origin === undefined) return;
		const within = { planId: scope.plan.id, sectorId: scope.sector.id };
		await writeToPlan(writer, within, publicationWithdrawnLetter(origin, { scope, period: request }), now);
	});
}
