import { dayOf } from '#lib/plan/day.ts';
import { writeText, type Localised } from '#lib/plan/text.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listOfQuarter } from '../queries/edition.ts';
import { refuseTelling } from '../telling.ts';
import type { QuarterRequest } from './quarterRequest.ts';

/**
 * Puts a dated sentence beside a published quarter, outside of what is hashed. Throws Refused where nothing of the quarter
 * was published, the sentence has a digit, since figures change by a revision, or in words tells what is withheld.
 */
export async function giveNotice(
	db: Database,
	{ words, ...request }: QuarterRequest & { readonly words: Localised },
): Promise<void> {
	if (Object.values(words).some((text) => /\p{Nd}/u.test(text ?? ''))) throw new Refused('figures in notice');
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, request.plan, request.sector);
		if (!scope) throw new Refused('not found');
		const { revisions } = await listOfQuarter(writer, scope.sector.id, request);
		const [newest] = revisions;
		if (!newest) throw new Refused('wrong state');
		await refuseTelling(writer, scope, newest, words);
		const { year, quarter, personId, now } = request;
		await run(
			writer,
			`insert into publication_notice (sector_id, year, quarter, day, person_id, words)
			values (@sectorId, @year, @quarter, @day, @personId, @words)`,
			{
				...{ sectorId: scope.sector.id, year, quarter, personId },
				day: dayOf(scope.plan, now),
				words: writeText(words),
			},
		);
		await bumpDataVersion(writer, scope.plan.id, now, 'give notice');
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'give notice',
			subject: `sector/${scope.sector.id}`,
			before: null,
			after: { year, quarter, words: words.en },
		});
	});
}
