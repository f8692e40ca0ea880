import { rows, type Reader } from '../db.ts';

/** The versions of all plans' data, for ETags: another text whenever an answer could be another. */
export async function getVersions(reader: Reader): Promise<string> {
	const found = rows<{ code: string; version: number | null; changed: number | null }>(
		reader,
		`select p.code, v.version, v.changed_at as changed from plan p
		left join data_version v on v.plan_id = p.id order by p.code`,
	);
	return JSON.stringify(found);
}
