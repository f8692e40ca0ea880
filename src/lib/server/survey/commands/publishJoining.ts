import type { WholeScope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { Refused } from '#lib/server/refused.ts';
import { listJoining } from '../queries/joining.ts';
import { findTold } from '../queries/told.ts';
import { findWave } from '../queries/waveData.ts';
import { publishFound } from './publishWave.ts';

/**
 * Publishes in the caller's transaction the waves that go with a quarter. Throws Refused where one of them does not come to what
 * the quarter's draft holds of it.
 * @param held what the draft holds of waves, as JSON by their recorded names
 */
export async function publishJoining(
	writer: Writer,
	scope: WholeScope,
	{ year, quarter }: Quarter,
	{
		held,
		...act
	}: { readonly held: ReadonlyMap<string, string>; readonly personId: number | null; readonly now: Date },
): Promise<void> {
	for (const { id, survey, wave } of await listJoining(writer, scope.sector.id, { year, quarter })) {
		const found = await findWave(writer, id);
		if (!found) continue;
		await publishFound(writer, found, act);
		const told = JSON.stringify(await findTold(writer, scope, { survey, wave }));
		if (told !== held.get(nameOfKey([survey, wave]))) throw new Refused('waves changed');
	}
}
