import type { PlanDays } from '#lib/plan/day.ts';
import type { PeriodDates } from '#lib/plan/lock.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import type { PeriodLetter } from '#lib/report/lettersDue.ts';
import type { ReportState } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A quarter of a sector whose days are looked at. */
export interface SectorPeriod extends Quarter, PeriodDates, PlanDays {
	readonly planId: number;
	readonly planCode: string;
	readonly sectorId: number;
	readonly sectorCode: string;
	readonly sectorName: Localised;
	readonly periodId: number;
	/** Already written. */
	readonly written: ReadonlySet<PeriodLetter>;
}

/** Every quarter of every sector that was not locked before a day (ISO). */
export async function listSectorPeriods(reader: Reader, day: string): Promise<SectorPeriod[]> {
	const key = { day };
	const found = await rows<
		Omit<SectorPeriod, 'quarter' | 'sectorName' | 'written'> & { quarter: number; sectorName: StoredText }
	>(
		reader,
		`select p.id as "planId", p.code as "planCode", p.timezone, p.today, p.year_starts as "yearStarts", s.id as "sectorId", s.code as "sectorCode",
			s.name as "sectorName", d.id as "periodId", d.year, d.quarter, d.opens, d.due, d.locks
		from plan p join sector s on s.plan_id = p.id join period d on d.plan_id = p.id
		where (d.locks is null or d.locks >= @day) order by d.id, s.id`,
		key,
	);
	const written = await rows<{ periodId: number; sectorId: number; letter: PeriodLetter }>(
		reader,
		`select l.period_id as "periodId", l.sector_id as "sectorId", l.letter from period_letter l
		join period d on d.id = l.period_id where (d.locks is null or d.locks >= @day)`,
		key,
	);
	const byPeriod = Map.groupBy(written, ({ periodId, sectorId }) => `${periodId} ${sectorId}`);
	return found.flatMap(({ quarter, sectorName, ...row }) => {
		if (!isQuarterNumber(quarter)) return [];
		const letters = byPeriod.get(`${row.periodId} ${row.sectorId}`) ?? [];
		return [
			{
				...row,
				quarter,
				sectorName: readText(sectorName),
				written: new Set(letters.map(({ letter }) => letter)),
			},
		];
	});
}

/** A partner's newest version in a quarter, and whether one of its versions counts. */
export interface NewestVersion {
	readonly partnerId: number;
	readonly id: number;
	readonly version: number;
	readonly state: ReportState;
	/** 1: one does. */
	readonly counts: number;
}

/** By partner; who has not begun is absent. */
export async function listNewestVersions(
	reader: Reader,
	{ sectorId, periodId }: Pick<SectorPeriod, 'sectorId' | 'periodId'>,
): Promise<ReadonlyMap<number, NewestVersion>> {
	const found = await rows<NewestVersion>(
		reader,
		`select r.partner_id as "partnerId", r.id, r.version, r.state,
			(select max(c.counts) from report c where c.sector_id = r.sector_id and c.partner_id = r.partner_id
				and c.period_id = r.period_id) as counts
		from report r where r.sector_id = @sectorId and r.period_id = @periodId and r.version = (
			select max(v.version) from report v where v.sector_id = r.sector_id and v.partner_id = r.partner_id
				and v.period_id = r.period_id)`,
		{ sectorId, periodId },
	);
	return new Map(found.map((one) => [one.partnerId, one]));
}
