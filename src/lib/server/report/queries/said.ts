import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { MOST } from '#lib/report/bounds.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface SaidOfRow {
	/** Where it stands now; null: the newest version has it no more. */
	readonly id: number | null;
	/** The indicator's; null: it is said of the whole activity. */
	readonly code: string | null;
	/** Null: none is named. */
	readonly place: Localised | null;
}

/** A word of review, and what it is about. */
export interface Said {
	/** The comment's. */
	readonly id: number;
	readonly body: string;
	/** The row that it was said of; null: of the whole report. */
	readonly row: SaidOfRow | null;
}

interface Row {
	comment: number;
	body: string;
	of_row: number;
	of_activity: number;
	id: number | null;
	code: string | null;
	place: StoredText | null;
}

/**
 * What was said about a version of a report since it was submitted, by others than its partner: of the whole first, then of
 * its rows.
 * @param newest the version that the rows are looked for in
 */
export async function listSaid(reader: Reader, reportId: number, newest = reportId): Promise<Said[]> {
	const found = await rows<Row>(
		reader,
		`select c.id as comment, c.body, case when c.entry_id is null then 0 else 1 end as of_row, c.of_activity, n.id, i.code, p.name as place from report r join report_comment c on c.report_id = r.id
			and c.at >= coalesce(r.submitted_at, 0)
			left join entry e on e.id = c.entry_id
			left join entry n on n.report_id = @newest and (n.id = e.id or n.continues = e.id) left join indicator i on i.id = e.indicator_id
			left join place p on p.id = e.place_id
		where r.id = @reportId and not exists (
			select 1 from person_role o where o.person_id = c.person_id and o.organisation_id = r.partner_id)
		order by c.at, c.id limit ${MOST.comments}`,
		{ reportId, newest },
	);
	const said = found.map(({ comment, body, of_row, of_activity, id, code, place }): Said => ({
		id: comment,
		body,
		row: of_row === 1 ? { id, code: of_activity === 1 ? null : (code ?? ''), place: readText(place) } : null,
	}));
	return [...said.filter(({ row }) => row === null), ...said.filter(({ row }) => row !== null)];
}

/** A version of a report, as far as it tells which versions are others of the same. */
export interface VersionOf {
	readonly id: number;
	readonly sectorId: number;
	readonly partnerId: number;
	readonly periodId: number;
	readonly version: number;
}

/** What was said when the report was sent back: itself, or the version before a draft; empty: it was not. */
export async function listSaidOnReturn(
	reader: Reader,
	{ id, sectorId, partnerId, periodId, version }: VersionOf,
): Promise<Said[]> {
	const [returned] = await rows<{ id: number }>(
		reader,
		`select v.id from report v join report n on n.id = @id
		where v.sector_id = @sectorId and v.partner_id = @partnerId and v.period_id = @periodId and v.state = 'returned'
			and (v.id = n.id or (n.state = 'draft' and v.version = @version - 1))`,
		{ id, sectorId, partnerId, periodId, version },
	);
	return returned ? listSaid(reader, returned.id, id) : [];
}
