/** What activities reported, as atoms. Source: docs/rules.md, Small counts. */
import type { Atom } from '#lib/disclosure/tables/atom.ts';
import { atomsOf } from '#lib/disclosure/tables/atomsOf.ts';
import { carriesChoice } from '#lib/figures/protection.ts';
import { PLACE_UNKNOWN } from '#lib/places/place.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { listTrees, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import { listCountedEntries, listEntryGroups, type CountedEntry } from './entries.ts';
import { listEntryDonors, listEntryTags } from './labels.ts';

export interface ReadAtoms {
	readonly atoms: readonly Atom[];
	/** Tags by their number in atoms. */
	readonly tags: readonly string[];
	/** Identifiers of indicators of which something was reported that no table of these expresses: nothing of them is shown. */
	readonly beyond: ReadonlySet<number>;
}

/** Of the quarters up to one of its year and of the year before. */
export async function readAtoms(
	reader: Reader,
	ids: { readonly plan: number; readonly sector: number },
	{ year, quarter }: Quarter,
	indicators: readonly FrameworkIndicator[],
	places: PlaceTree,
): Promise<ReadAtoms> {
	const asked = { sector: ids.sector, year, quarter, indicators: indicators.map(({ id }) => id) };
	const entries = await listCountedEntries(reader, asked);
	const groups = await listEntryGroups(reader, asked);
	const donors = await listEntryDonors(reader, asked);
	const tagged = await listEntryTags(reader, asked);
	const tags = [...new Set([...tagged.values()].flat())].sort();
	const tagIds = new Map(tags.map((tag, id) => [tag, id]));
	const trees = new Map<number, Awaited<ReturnType<typeof listTrees>>>();
	for (const one of [year - 1, year]) trees.set(one, await listTrees(reader, ids.plan, one));
	const beyond = new Set<number>();
	const found = new Map<string, Atom>();
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	for (const entry of entries) {
		const indicator = byId.get(entry.indicator_id);
		const own = isQuarterNumber(entry.quarter) ? trees.get(entry.year)?.(entry.quarter) : undefined;
		const made =
			indicator && isExpressed(entry, indicator) && own && standsAlike(entry.place_id, own, places)
				? atomsOf(
						{
							indicator: entry.indicator_id,
							partner: entry.partner_id,
							place: entry.place_id,
							quarter: entry.year * 4 + entry.quarter - 1,
							donors: donors.get(entry.activity_id) ?? [],
							tags: (tagged.get(entry.activity_id) ?? []).flatMap((tag) => tagIds.get(tag) ?? []),
						},
						entry.total,
						groups.get(entry.id) ?? new Map(),
					)
				: undefined;
		if (!made) beyond.add(entry.indicator_id);
		for (const atom of made ?? []) addTo(found, atom);
	}
	return { atoms: [...found.values()], tags, beyond };
}

/** A value of the whole year is no quarter's; where one quarter is chosen, what is late would be in two. */
function isExpressed({ done, quarter }: CountedEntry, { calculation }: FrameworkIndicator): boolean {
	return done !== 0 && (done === quarter || !carriesChoice(calculation));
}

/** Whether a place was in its quarter what it is in the newest one, lay where it lies, and is part of no other since. */
function standsAlike(place: number, then: PlaceTree, now: PlaceTree): boolean {
	if (place === PLACE_UNKNOWN) return true;
	const [before, after] = [then.get(place), now.get(place)];
	if (!before || !after || after.merged_into !== undefined) return false;
	return (['kind', 'parent_id', 'governorate_id', 'district_id'] as const).every(
		(field) => before[field] === after[field],
	);
}

/** Those that agree in everything are added up. */
function addTo(found: Map<string, Atom>, atom: Atom): void {
	const { value, ...rest } = atom;
	const key = JSON.stringify(rest);
	const before = found.get(key);
	found.set(key, before ? { ...before, value: before.value + value } : atom);
}
