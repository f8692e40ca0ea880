import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A plan as far as answers to strangers hold. */
export interface PublicVersion {
	/** The plan's code. */
	readonly plan: string;
	/** Its days begin there, and pages speak of days. */
	readonly timezone: string;
	/** Another text whenever an answer to a stranger could be another. */
	readonly version: string;
}

/** The public versions of all plans' data, with those of their shapes, by code. */
export async function listPublicVersions(reader: Reader): Promise<PublicVersion[]> {
	const plans = await rows<{
		id: number;
		plan: string;
		timezone: string;
		version: number | null;
		changed: number | null;
	}>(
		reader,
		`select p.id, p.code as plan, p.timezone, v.public_version as version, v.public_changed_at as changed
		from plan p left join data_version v on v.plan_id = p.id order by p.code`,
	);
	const shapes = await rows<{ plan: number; level: number }>(
		reader,
		'select plan_id as plan, level, hash, source, disclaimer from geometry_layer order by plan_id, level',
	);
	return plans.map(({ id, plan, timezone, version, changed }) => ({
		plan,
		timezone,
		version: JSON.stringify([version, changed, shapes.filter((layer) => layer.plan === id)]),
	}));
}
