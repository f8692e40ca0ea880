import type { Filter } from '#lib/figures/answer.ts';
import { askedTooMuch } from '#lib/disclosure/disclosure.ts';
import type { Level } from '#lib/places/place.ts';
import type { Disclosure, Scope } from '#lib/plan/scope.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { LOWEST_NAMED } from './naming.ts';
import { recorded, type RecordedKey } from '#lib/server/database/recorded.ts';

/** A filter as an address names it: by codes. What is absent does not filter. */
export type FilterCodes = { readonly [key in 'partner' | 'place' | 'donor' | 'tag' | Dimension]?: string };

export type FoundFilter =
	| { readonly filter: Filter }
	| { readonly unknown: keyof FilterCodes }
	| { readonly withheld: keyof FilterCodes };

/**
 * Codes → identifiers; or the parameter whose code the plan does not know, or whose figures it withholds from whoever asks. A tag is any text: one that no activity bears
 * filters everything out.
 */
export const findFilter = recorded(
	{
		part: 'filters',
		key: (_scope: Scope, codes: FilterCodes) => [
			codes.partner,
			codes.place,
			codes.donor,
			codes.tag,
			...DIMENSIONS.map((dimension) => codes[dimension]),
		],
	},
	readFilter,
);

async function readFilter(reader: Reader, scope: Scope, codes: FilterCodes): Promise<FoundFilter> {
	const partner = await findOrganisation(reader, scope, codes.partner);
	if (partner === null) return { unknown: 'partner' };
	const donor = await findOrganisation(reader, scope, codes.donor);
	if (donor === null) return { unknown: 'donor' };
	const place = codes.place === undefined ? undefined : await findPlace(reader, scope, codes.place);
	if (place === null) return { unknown: 'place' };
	const withheld = askedTooMuch(codes, place?.level, scope.disclosure);
	if (withheld !== undefined) return { withheld };
	const naming = partner && namingOf(partner, scope);
	if (naming === 'none' && place && place.level > LOWEST_NAMED) return { withheld: 'partner' };
	const groups: Partial<Record<Dimension, number>> = {};
	for (const dimension of DIMENSIONS) {
		const code = codes[dimension];
		if (code === undefined) continue;
		const group = scope.groups.find((one) => one.dimension === dimension && one.code === code);
		if (!group) return { unknown: dimension };
		groups[dimension] = group.id;
	}
	return {
		filter: {
			...{ partner: partner?.id, donor: donor?.id, place: place?.id, tag: codes.tag, groups },
			...(naming && { naming }),
		},
	};
}

interface FoundOrganisation {
	readonly id: number;
	/** 1: it agreed to be named where it works. */
	readonly names: number;
}

/** What is merged is the one that it turned out to be. Undefined: none is asked for; null: there is none. */
async function findOrganisation(
	reader: Reader,
	{ plan }: Scope,
	code: string | undefined,
): Promise<FoundOrganisation | null | undefined> {
	if (code === undefined) return undefined;
	const text = `select o.id, o.names_partners as names from organisation n join organisation o on o.id = coalesce(n.merged_into_id, n.id)
		where n.plan_id = @plan and n.code = @code`;
	return (await rows<FoundOrganisation>(reader, text, { plan: plan.id, code }))[0] ?? null;
}

/** What may be told of where a partner works; undefined: all. */
function namingOf({ names }: FoundOrganisation, { naming }: Scope): Filter['naming'] {
	if (naming === 'all') return undefined;
	return names === 1 ? 'allowed' : 'none';
}

async function findPlace(
	reader: Reader,
	{ plan }: Scope,
	code: string,
): Promise<{ id: number; level: Level } | null> {
	const text = 'select id, level from place where plan_id = @plan and pcode = @code';
	return (await rows<{ id: number; level: Level }>(reader, text, { plan: plan.id, code }))[0] ?? null;
}

/** What tells a filter apart from others. */
export function filterKey({ partner, place, donor, tag, groups, provisional }: Filter): RecordedKey {
	return [
		partner,
		place,
		donor,
		tag,
		...DIMENSIONS.map((dimension) => groups?.[dimension]),
		...(provisional ? [true] : []),
	];
}

/** Throws where a filter asks for more than whoever asks is shown: `findFilter` has refused it before. */
export function assertShown(
	{ partner, donor, tag, groups, provisional }: Filter,
	disclosure: Disclosure,
): void {
	const group = Object.values(groups ?? {}).find((one) => one !== undefined);
	const asked = askedTooMuch({ partner, donor, tag, group, provisional }, undefined, disclosure);
	if (asked !== undefined) throw new Error(`the figures by ${asked} are withheld from whoever asks`);
}
