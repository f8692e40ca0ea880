/** When quarters are to be published: for those who prepare them, and nobody else. */
import type { Quarter } from '#lib/plan/quarter.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import type { Planned, PlannedPress } from '#lib/publication/planned.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface Row {
	year: number;
	quarter: number;
	day: string;
	embargo: number | null;
	press: string | null;
}

/** Of a sector, by day. */
export async function listPlanned(reader: Reader, sectorId: number): Promise<(Planned & Quarter)[]> {
	const found = await rows<Row>(
		reader,
		`select year, quarter, day, embargo, press from publication_plan where sector_id = @sectorId order by day, year, quarter`,
		{ sectorId },
	);
	return found.flatMap(({ year, quarter, day, embargo, press }) =>
		isQuarterNumber(quarter) ? [{ year, quarter, day, embargo, press: read(press) }] : [],
	);
}

/** Of one quarter; undefined: no day is planned. */
export async function findPlanned(
	reader: Reader,
	sectorId: number,
	{ year, quarter }: Quarter,
): Promise<Planned | undefined> {
	return (await listPlanned(reader, sectorId)).find((one) => one.year === year && one.quarter === quarter);
}

function read(press: string | null): PlannedPress | null {
	return press === null ? null : (JSON.parse(press) as PlannedPress);
}

export interface DuePress extends Quarter {
	/** Codes. */
	readonly plan: string;
	readonly sector: string;
	readonly embargo: number;
	readonly press: PlannedPress;
}

/** What the clock has to publish by now, of all plans. */
export async function listDuePresses(reader: Reader, now: Date): Promise<DuePress[]> {
	const found = await rows<Row & { plan: string; sector: string }>(
		reader,
		`select p.code as plan, s.code as sector, b.year, b.quarter, b.day, b.embargo, b.press from publication_plan b
			join sector s on s.id = b.sector_id join plan p on p.id = s.plan_id
		where b.press is not null and b.embargo <= cast(@now as integer) order by b.embargo nulls last, s.id limit 100`,
		{ now: now.getTime() },
	);
	return found.flatMap(({ plan, sector, year, quarter, embargo, press }) => {
		const own = read(press);
		if (!own || embargo === null || !isQuarterNumber(quarter)) return [];
		return [{ plan, sector, year, quarter, embargo, press: own }];
	});
}
