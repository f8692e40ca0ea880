/** What an export of ActivityInfo is read against: a sector's rules, and what the plan calls things. */
import { eq } from 'drizzle-orm';
import { activityInfoRules as rulesOf, type ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { activityInfoRules } from '#db/schema/index.ts';
import { first, rows, type Reader } from '#lib/server/database/driver.ts';
import { loadSector, loadShared } from './bundle/loadReference.ts';

/** Undefined: there is no such plan or sector. */
export async function loadActivityInfo(reader: Reader, plan: string, sector: string) {
	const shared = await loadShared(reader, plan);
	const found = shared?.sectors.find(({ code }) => code === sector);
	if (!shared || !found) return undefined;
	const kept = await first(
		reader.select().from(activityInfoRules).where(eq(activityInfoRules.sectorId, found.id)),
	);
	const rules: ActivityInfoRules = rulesOf.parse(kept ? JSON.parse(kept.rules) : {});
	const { indicators } = await loadSector(reader, shared, sector);
	const partners = shared.organisations.flatMap(({ code, name }) =>
		[code, ...Object.values(name)].map((one): [string, string] => [one.toLowerCase(), code]),
	);
	const places = shared.places.flatMap(({ pcode, shapes }) =>
		[...shapes, pcode].map((one): [string, string] => [one.toLowerCase(), pcode]),
	);
	return {
		planId: shared.planId,
		sectorId: found.id,
		rules,
		indicators,
		groups: shared.groups,
		organisations: shared.organisations.map(({ code, name }) => ({ code, name })),
		municipalities: new Set(shared.places.map(({ pcode }) => pcode)),
		partners: new Map(partners),
		places: new Map(places),
		quarters: new Set(shared.periods.map(({ year, quarter }) => `${year} ${quarter}`)),
	};
}

/** The only sector of a plan; null: it has several, or there is no such plan. */
export async function onlySector(reader: Reader, plan: string): Promise<string | null> {
	const found = await rows<{ code: string }>(
		reader,
		`select s.code from sector s join plan p on p.id = s.plan_id where p.code = @plan`,
		{ plan },
	);
	return found.length === 1 ? (found[0]?.code ?? null) : null;
}
