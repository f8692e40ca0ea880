import { run, type Writer } from '#lib/server/database/driver.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import { BROUGHT_TARGET, listYearContents } from '#lib/server/plan/queries/yearContents.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';
import type { YearAct } from './yearBefore.ts';

/**
 * Takes a plan's last or first year away while nothing stands in it, with the targets that came with it: in the
 * transaction of the caller (`storeSeen`). Throws Refused: `not found`; `changed meanwhile`, where it is neither by now, or
 * the only one; `year in use`.
 */
export async function takeYear(
	writer: Writer,
	{ planId, personId, now }: YearAct,
	year: number,
): Promise<void> {
	const plan = await getPlanYears(writer, planId);
	if (!plan) throw new Refused('not found');
	const { firstYear, lastYear } = plan;
	if (firstYear === lastYear || ![firstYear, lastYear].includes(year)) throw new Refused('changed meanwhile');
	if ((await listYearContents(writer, planId, year)).length > 0) throw new Refused('year in use');
	const at = { planId, year };
	await run(
		writer,
		`delete from target where id in (select t.id from target t join indicator i on i.id = t.indicator_id
			join sector s on s.id = i.sector_id where s.plan_id = @planId and t.year = @year and ${BROUGHT_TARGET})`,
		at,
	);
	await run(writer, `delete from period where plan_id = @planId and year = @year`, at);
	const column = year === lastYear ? 'last_year' : 'first_year';
	const left = year === lastYear ? year - 1 : year + 1;
	await run(writer, `update plan set ${column} = @left where id = @planId`, { planId, left });
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'take year away', subject: `plan/${planId}` },
		...{ before: { [column]: year }, after: { [column]: left } },
	});
	await bumpDataVersion(writer, planId, now, 'take year away');
}
