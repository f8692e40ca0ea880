import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Codes of the plans that have a directory of services: any, withdrawn ones too. */
export async function listPlansWithServices(reader: Reader): Promise<ReadonlySet<string>> {
	const found = await rows<{ code: string }>(
		reader,
		`select p.code from plan p where exists (select 1 from service s where s.plan_id = p.id)`,
	);
	return new Set(found.map(({ code }) => code));
}
