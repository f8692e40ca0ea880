import type { NeedLine } from '#lib/framework/needLine.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

type Stored = Omit<NeedLine, 'place' | 'cohort' | 'sex'> & {
	readonly pcode: string | null;
	readonly [name: `${string}_name`]: StoredText | null;
};

/** People in need of a sector in a year: of all first, then by place, cohort and sex. */
export async function listNeeds(reader: Reader, sectorId: number, year: number): Promise<NeedLine[]> {
	const found = await rows<Stored>(
		reader,
		`select p.pcode, p.name as place_name, c.name as cohort_name, s.name as sex_name, n.in_need as "inNeed", n.targeted,
			n.source
		from people_in_need n left join place p on p.id = n.place_id left join plan_group c on c.id = n.cohort_id
		left join plan_group s on s.id = n.sex_id where n.sector_id = @sectorId and n.year = @year
		order by coalesce(p.level, -1), coalesce(p.pcode, ''), coalesce(c.position, -1), coalesce(s.position, -1)`,
		{ sectorId, year },
	);
	return found.map(({ pcode, inNeed, targeted, source, ...one }) => {
		const place = named(one.place_name);
		return {
			...{ inNeed, targeted, source, cohort: named(one.cohort_name), sex: named(one.sex_name) },
			place: place && pcode !== null ? { pcode, name: place } : null,
		};
	});
}

function named(stored: StoredText | null | undefined): Localised | null {
	return stored ? readText(stored) : null;
}

/** The years of which a sector has people in need, the newest first. */
export async function listYearsInNeed(reader: Reader, sectorId: number): Promise<number[]> {
	const found = await rows<{ year: number }>(
		reader,
		'select distinct year from people_in_need where sector_id = @sectorId order by year desc',
		{ sectorId },
	);
	return found.map(({ year }) => year);
}
