/** Whether an entry goes into figures is kept with it; here it is told anew, for a recount that trusts nothing stored. */
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';

/**
 * `activityCounts` in SQL, of the activity `w` in a report of the period `d`.
 * @param plan the plan's code, and `counts` the indicator's rule, as SQL
 */
export const eligibleBy = (plan: string, counts: string) =>
	`((w.appeal is null or w.appeal = ${plan}) and (w.done_in is null or w.done_in / 4 >= d.year)
		and (w.status = 'completed' or (w.status = 'ongoing' and ${counts} = 'begun')))`;

const WRONG = {
	tables: `from plan l join sector s on s.plan_id = l.id join indicator i on i.sector_id = s.id
		join entry a on a.indicator_id = i.id join activity w on w.id = a.activity_id
		join report r on r.id = a.report_id join period d on d.id = r.period_id`,
	where: `where l.id = @planId and (a.eligible = 1) <> ${eligibleBy('l.code', 'i.counts')}`,
};

/** An entry that is kept as counting and ought not to be, or the other way round, by the names of its place. */
export interface WrongEntry {
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	readonly report: number;
	readonly version: number;
	readonly entry: number;
	readonly reference: string | null;
	readonly indicator: string;
	/** P-code; null: none named. */
	readonly place: string | null;
	readonly status: string;
	readonly appeal: string | null;
	/** What is stored. */
	readonly eligible: number;
}

/** Of every version of every report of a plan; at most so many. */
export async function listWrongEntries(reader: Reader, planId: number, most: number): Promise<WrongEntry[]> {
	return rows<WrongEntry>(
		reader,
		`select o.code as partner, d.year, d.quarter, r.id as report, r.version, a.id as entry, a.reference,
			i.code as indicator, p.pcode as place, w.status, w.appeal, a.eligible
		${WRONG.tables}
			join organisation o on o.id = r.partner_id left join place p on p.id = a.place_id
		${WRONG.where} order by a.id limit @most`,
		{ planId, most },
	);
}

/** Keeps with each entry of a plan whether it counts; most are right and are not written. */
export async function mendEntries(writer: Writer, planId: number): Promise<void> {
	await run(
		writer,
		`update entry set eligible = 1 - eligible where id in (select a.id ${WRONG.tables} ${WRONG.where})`,
		{ planId },
	);
}
