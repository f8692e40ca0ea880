import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { writeToReviewers } from '#lib/server/mail/index.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { notPublishedLetter } from '../letters.ts';
import type { QuarterRequest } from './quarterRequest.ts';

/**
 * Something stands in the way of what the clock was to publish: it waits for somebody's press, and its coordinators are
 * written to. Where another server published it or gave it up meanwhile, nothing is done.
 */
export async function dropPress(db: Database, request: QuarterRequest): Promise<void> {
	const { plan, sector, year, quarter, now, origin } = request;
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, plan, sector);
		if (!scope) return;
		const given = await run(
			writer,
			`update publication_plan set press = null
			where sector_id = @sectorId and year = @year and quarter = @quarter and press is not null`,
			{ sectorId: scope.sector.id, year, quarter },
		);
		if (given === 0 || origin === undefined) return;
		const within = { planId: scope.plan.id, sectorId: scope.sector.id };
		await writeToReviewers(writer, within, notPublishedLetter(origin, { scope, period: request }), now);
	});
}
