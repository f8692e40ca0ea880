import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { listJoining } from '#lib/server/survey/queries/joining.ts';
import { findTold } from '#lib/server/survey/queries/told.ts';
import { getPart, type PublicationLabel } from './queries/publications.ts';

/** Whether the waves that go with a quarter are others than its draft took, or show something else by now. */
export async function haveWavesChanged(
	reader: Reader,
	scope: WholeScope,
	{ year, quarter }: Quarter,
	draft: PublicationLabel,
): Promise<boolean> {
	const prepares = { year, quarter };
	const [taken = '[]'] = (await getPart(reader, draft.id, 'joining')).values();
	const joining = await listJoining(reader, scope.sector.id, prepares);
	if (JSON.stringify(joining.map(({ survey, wave }) => ({ survey, wave }))) !== taken) return true;
	if (joining.length === 0) return false;
	const held = await getPart(reader, draft.id, 'surveys');
	for (const named of joining) {
		const told = JSON.stringify(await findTold(reader, { ...scope, prepares }, named));
		if (told !== held.get(nameOfKey([named.survey, named.wave]))) return true;
	}
	return false;
}
