import { createHash } from 'node:crypto';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { KeptFile } from '../queries/clearances.ts';
import type { QuarterRequest } from './quarterRequest.ts';

/**
 * Keeps the mail or the minutes of what was said outside of a quarter's draft, in the place of an earlier file. Throws Refused
 * where nothing of the kind was said of this quarter.
 */
export async function keepMinutes(
	db: Database,
	request: QuarterRequest & { readonly clearanceId: number; readonly file: KeptFile },
): Promise<void> {
	const { plan, sector, year, quarter, clearanceId, file, personId, now } = request;
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, plan, sector);
		if (!scope) throw new Refused('not found');
		const [said] = await rows<{ publication: number }>(
			writer,
			`select p.id as publication from publication_clearance c join publication p on p.id = c.publication_id
			where c.id = @clearanceId and c.how = 'outside' and p.sector_id = @sectorId and p.year = @year and p.quarter = @quarter`,
			{ clearanceId, sectorId: scope.sector.id, year, quarter },
		);
		if (!said) throw new Refused('gone');
		await run(writer, `delete from publication_clearance_file where clearance_id = @clearanceId`, {
			clearanceId,
		});
		await run(
			writer,
			`insert into publication_clearance_file (clearance_id, name, content) values (@clearanceId, @name, @content)`,
			{ clearanceId, name: file.name, content: file.content.toString('base64') },
		);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'keep minutes',
			subject: `publication/${said.publication}`,
			before: null,
			after: {
				clearance: clearanceId,
				bytes: file.content.byteLength,
				sha256: createHash('sha256').update(file.content).digest('hex'),
			},
		});
	});
}
