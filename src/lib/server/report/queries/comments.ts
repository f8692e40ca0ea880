import type { Comment } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { ReportHead } from './head.ts';

/** What was said about the report and its earlier versions, oldest first. */
export async function listComments(reader: Reader, head: ReportHead): Promise<Comment[]> {
	const found = await rows<Omit<Comment, 'isOfActivity'> & { ofActivity: number }>(
		reader,
		`select c.id, r.version, coalesce(n.id, case when r.id = @id then c.entry_id end) as "entryId", c.of_activity as "ofActivity", p.name as by,
			c.at, c.body
		from report r join report_comment c on c.report_id = r.id join person p on p.id = c.person_id
			left join entry n on n.report_id = @id and n.continues = c.entry_id
		where r.sector_id = @sectorId and r.partner_id = @partnerId and r.period_id = @periodId and r.version <= @version
		order by c.at, c.id`,
		{
			id: head.id,
			sectorId: head.sectorId,
			partnerId: head.partnerId,
			periodId: head.periodId,
			version: head.version,
		},
	);
	return found.map(({ ofActivity, ...comment }) => ({ ...comment, isOfActivity: ofActivity === 1 }));
}
