import type { PlanDays } from '#lib/plan/day.ts';
import type { PublicMode } from '#lib/plan/settings.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A plan as far as answers to strangers hold; pages speak of its days. */
export interface PublicVersion extends Omit<PlanDays, 'yearStarts'> {
	/** The plan's code. */
	readonly plan: string;
	/** Another text whenever an answer to a stranger could be another. */
	readonly version: string;
}

/** The public versions of all plans' data, with those of their shapes, by code. */
export async function listPublicVersions(reader: Reader): Promise<PublicVersion[]> {
	const plans = await rows<{
		id: number;
		plan: string;
		timezone: string;
		today: string | null;
		version: number | null;
		changed: number | null;
		public: PublicMode;
	}>(
		reader,
		`select p.id, p.code as plan, p.timezone, p.today, v.public_version as version, v.public_changed_at as changed, p.public
		from plan p left join data_version v on v.plan_id = p.id order by p.code`,
	);
	const shapes = await rows<{ plan: number; level: number }>(
		reader,
		'select plan_id as plan, level, hash, source, disclaimer from geometry_layer order by plan_id, level',
	);
	const outlines = plans.some((one) => one.public === 'published') ? await listOutlines(reader) : [];
	return plans.map(({ id, plan, timezone, today, version, changed, public: shows }) => ({
		plan,
		timezone,
		today,
		// Strangers see of it what it is called and its days: that something was submitted or approved is not told.
		version: JSON.stringify([
			...(shows === 'published' ? outlines.filter((one) => one.plan === id) : [version, changed]),
			shapes.filter((layer) => layer.plan === id),
		]),
	}));
}

/** All that a page says of plans without figures. */
async function listOutlines(reader: Reader): Promise<{ plan: number }[]> {
	const texts = [
		`select id as plan, name, status, people_label, disclaimers, contacts, levels, levels_one,
			year_starts, grouping, pace, on_track_percent, behind_percent, people_method,
			later_people_methods, minimum_count, demonstration, first_year, last_year, currency from plan where public = 'published' order by id`,
		`select plan_id as plan, code, name from sector order by id`,
		`select plan_id as plan, year, quarter, opens, due, locks from period order by id`,
		`select s.plan_id as plan, b.sector_id, b.year, b.quarter, b.state, b.hash, b.withdrawn_reason
		from publication b join sector s on s.id = b.sector_id where b.state <> 'draft' order by b.id`,
		`select s.plan_id as plan, n.sector_id, n.year, n.quarter, n.day, n.words
		from publication_notice n join sector s on s.id = n.sector_id order by n.id`,
	];
	const found: { plan: number }[] = [];
	for (const text of texts) found.push(...(await rows<{ plan: number }>(reader, text)));
	return found;
}
