import { rows, type Reader } from '#lib/server/database/driver.ts';

/** The versions of all plans' data and shapes, for ETags: another text whenever an answer could be another. */
export async function getVersions(reader: Reader): Promise<string> {
	const data = await rows<{ code: string; version: number | null; changed: number | null }>(
		reader,
		`select p.code, v.version, v.changed_at as changed from plan p
		left join data_version v on v.plan_id = p.id order by p.code`,
	);
	const shapes = await rows<{ plan: number; level: number; hash: string }>(
		reader,
		'select plan_id as plan, level, hash from geometry_layer order by plan_id, level',
	);
	return JSON.stringify([data, shapes]);
}
