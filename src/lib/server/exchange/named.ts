/** What the rows of a bundle name, and where in the plan they belong. */
import type { StagedNames } from '#lib/server/exchange/commands/bundle/resolve.ts';
import type { Bundle, Stored } from './readBundle.ts';
import type { Lookup } from '#lib/server/exchange/reports/lookup.ts';

export function stagedNames({ merged }: Bundle, { combinations }: Lookup): StagedNames {
	return {
		organisations: [...merged.known.organisations],
		places: [...merged.known.places],
		indicators: [...merged.indicators.keys()],
		groups: [...merged.groups.keys()],
		periods: [...merged.known.periods],
		combinations: combinations.all,
	};
}

export function bundleScope({ shared }: Stored, { reference }: Bundle): { planId: number; sectorId: number } {
	const sector = shared?.sectors.find(({ code }) => code === reference.sector.code);
	return { planId: shared?.planId ?? 0, sectorId: sector?.id ?? 0 };
}
