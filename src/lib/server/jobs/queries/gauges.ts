/** What a glance at the whole instance tells in numbers, and nothing that names anybody. */
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** How many reports there are in each state, those of all plans together. */
export async function countReports(reader: Reader): Promise<{ state: string; count: number }[]> {
	return rows(reader, `select state, count(*) as count from report group by state order by state`);
}

/** Letters that wait to leave, and those of the last thirty days that never will. */
export async function countMail(reader: Reader, now: Date): Promise<{ waiting: number; refused: number }> {
	const [found] = await rows<{ waiting: number; refused: number }>(
		reader,
		`select coalesce(sum(case when sent_at is null and refused_at is null then 1 else 0 end), 0) as waiting,
			coalesce(sum(case when refused_at > @since then 1 else 0 end), 0) as refused from mail`,
		{ since: now.getTime() - 30 * 24 * 3_600_000 },
	);
	return found ?? { waiting: 0, refused: 0 };
}
