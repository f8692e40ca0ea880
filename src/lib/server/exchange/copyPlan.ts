import { mayFound, type Grant } from '#lib/access/grant.ts';
import { MOST_YEARS } from '#lib/plan/bounds.ts';
import { isReservedCode } from '#lib/plan/reservedCode.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { layerFileName } from '#lib/server/exchange/boundaries/bundle.ts';
import { writeKept } from '#lib/server/exchange/boundaries/kept.ts';
import { memorySource } from '#lib/server/exchange/source/memory.ts';
import { getTopology, listLayers } from '#lib/server/places/queries/geometry.ts';
import { Refused } from '#lib/server/refused.ts';
import { administerCopy } from './commands/administerCopy.ts';
import { filesOfCopy, type CopyOf } from './copyOf.ts';
import { importFrom } from './import.ts';

export interface CopyRequest {
	readonly founder: { readonly personId: number; readonly grants: readonly Grant[] };
	/** Code of the plan that is copied. */
	readonly from: string;
	readonly copy: CopyOf;
	readonly now: Date;
}

/**
 * Begins a plan under another code with what another one is set up of: settings, groups, places with their shapes,
 * organisations, sectors, frameworks, and who is expected. Whoever does it administers it. Throws Refused: `may not found`,
 * `code taken`, `years`, `not found`, `no sector`.
 */
export async function copyPlan(db: Database, { founder, from, copy, now }: CopyRequest): Promise<void> {
	if (!mayFound(founder.grants, false)) throw new Refused('may not found');
	const { code, firstYear, lastYear } = copy;
	if (lastYear < firstYear || lastYear - firstYear >= MOST_YEARS) throw new Refused('years');
	const bundles = await snapshot(db, async (reader) => {
		if (isReservedCode(code) || (await loadShared(reader, code))) throw new Refused('code taken');
		const shared = await loadShared(reader, from);
		if (!shared) throw new Refused('not found');
		const layers: [string, string][] = [];
		for (const { level } of await listLayers(reader, shared.planId)) {
			const topology = await getTopology(reader, shared.planId, level);
			if (topology !== undefined) layers.push([`boundaries/${layerFileName(level)}`, writeKept(topology)]);
		}
		const found: Map<string, string>[] = [];
		for (const sector of shared.sectors.map((one) => without(one, 'id'))) {
			const own = await loadSector(reader, shared, sector.code);
			const files = filesOfCopy({ ...without(shared, 'planId', 'sectors'), sector, ...own }, copy);
			found.push(new Map([...files, ...layers]));
		}
		return found;
	});
	if (bundles.length === 0) throw new Refused('no sector');
	for (const files of bundles) await importFrom(db, memorySource(files), { now, personId: founder.personId });
	await administerCopy(db, { personId: founder.personId, code, from, now });
}
