import type { Filter } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A filter as an address names it: by codes. What is absent does not filter. */
export type FilterCodes = { readonly [key in 'partner' | 'place' | 'donor' | 'tag' | Dimension]?: string };

/**
 * Codes → identifiers; or the parameter whose code the plan does not know. A tag is any text: one that no activity bears
 * filters everything out.
 */
export async function findFilter(
	reader: Reader,
	scope: Scope,
	codes: FilterCodes,
): Promise<{ filter: Filter } | { unknown: keyof FilterCodes }> {
	const organisation = 'select id from organisation where plan_id = @plan and code = @code';
	const id = async (text: string, code: string | undefined) =>
		code === undefined
			? undefined
			: ((await rows<{ id: number }>(reader, text, { plan: scope.plan.id, code }))[0]?.id ?? null);
	const partner = await id(organisation, codes.partner);
	if (partner === null) return { unknown: 'partner' };
	const donor = await id(organisation, codes.donor);
	if (donor === null) return { unknown: 'donor' };
	const place = await id('select id from place where plan_id = @plan and pcode = @code', codes.place);
	if (place === null) return { unknown: 'place' };
	const groups: Partial<Record<Dimension, number>> = {};
	for (const dimension of DIMENSIONS) {
		const code = codes[dimension];
		if (code === undefined) continue;
		const group = scope.groups.find((one) => one.dimension === dimension && one.code === code);
		if (!group) return { unknown: dimension };
		groups[dimension] = group.id;
	}
	return { filter: { partner, donor, place, tag: codes.tag, groups } };
}
