import { rows, type Reader } from '#lib/server/database/driver.ts';

/** The people who may submit what a partner reports in a sector, by name. */
export async function listSubmitters(
	reader: Reader,
	{ partnerId, sectorId }: { readonly partnerId: number; readonly sectorId: number },
): Promise<{ readonly id: number; readonly name: string }[]> {
	return rows<{ id: number; name: string }>(
		reader,
		`select distinct person.id, person.name from person_role r
			join person on person.id = r.person_id and person.disabled_at is null
		where r.organisation_id = @partnerId and r.role = 'partner_approver'
			and coalesce(r.sector_id, @sectorId) = @sectorId order by person.name, person.id`,
		{ partnerId, sectorId },
	);
}
