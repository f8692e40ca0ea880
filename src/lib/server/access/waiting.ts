import { mayAct, type Viewer } from '#lib/access/grant.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listMembers, type Member } from './queries/grants.ts';

/** Who was invited into a plan and has not signed in yet, of those whom the viewer may write to once more. */
export async function listWaiting(
	reader: Reader,
	viewer: Viewer,
	planId: number,
	production: boolean,
): Promise<Member[]> {
	const members = await listMembers(reader, planId, production);
	return members.filter(
		({ joined, grants }) =>
			!joined &&
			grants.some(({ sectorId }) =>
				mayAct(viewer.grants, 'invite people', { planId, ...(sectorId !== null && { sectorId }) }),
			),
	);
}
