import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { writeToReviewers } from '#lib/server/mail/index.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { notPublishedLetter } from '../letters.ts';
import type { DuePress } from '../queries/planned.ts';
import { stillStands } from '../stillStands.ts';

/**
 * Something stands in the way of what the clock was to publish: it waits for somebody's press, and its coordinators are
 * written to. Where the press stands no more, since another server published it or gave it up, or somebody cancelled it or
 * pressed anew meanwhile, nothing is done.
 */
export async function dropPress(
	db: Database,
	due: DuePress,
	{ now, origin }: { readonly now: Date; readonly origin: string },
): Promise<void> {
	const { plan, sector, year, quarter } = due;
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, plan, sector);
		if (!scope || !(await stillStands(writer, scope.sector.id, due))) return;
		await run(
			writer,
			`update publication_plan set press = null where sector_id = @sectorId and year = @year and quarter = @quarter`,
			{ sectorId: scope.sector.id, year, quarter },
		);
		const within = { planId: scope.plan.id, sectorId: scope.sector.id };
		await writeToReviewers(writer, within, notPublishedLetter(origin, { scope, period: due }), now);
	});
}
