/** Which services somebody looks for. */
import type { Localised } from '#lib/plan/text.ts';
import { NEEDS, type ServiceNeed } from './service.ts';

export interface Offered {
	readonly code: string;
	readonly need: ServiceNeed;
	/** None: the whole country. */
	readonly districts: readonly { readonly pcode: string; readonly name: Localised }[];
}

export interface Choice<Of> {
	readonly of: Of;
	/** Services that there are of it, whatever else is chosen. */
	readonly count: number;
}

/** What is given in a district, there or in the whole country, for a need; null: for any, anywhere. In the order of needs. */
export function servicesFor<One extends Offered>(
	all: readonly One[],
	{ need, district }: { readonly need: ServiceNeed | null; readonly district: string | null },
): One[] {
	return all
		.filter((one) => need === null || one.need === need)
		.filter((one) => district === null || isGivenIn(one, district))
		.toSorted((one, other) => NEEDS.indexOf(one.need) - NEEDS.indexOf(other.need));
}

function isGivenIn({ districts }: Offered, pcode: string): boolean {
	return districts.length === 0 || districts.some((one) => one.pcode === pcode);
}

/** Needs that any service meets, in their order. */
export function needsOf(all: readonly Offered[]): Choice<ServiceNeed>[] {
	const by = Map.groupBy(all, ({ need }) => need);
	return NEEDS.flatMap((of) => (by.has(of) ? [{ of, count: by.get(of)?.length ?? 0 }] : []));
}

/** Districts with what is given there, what is given in the whole country counted too; by P-code. */
export function districtsOf<One extends { readonly pcode: string }>(
	all: readonly Offered[],
	districts: readonly One[],
): Choice<One>[] {
	return districts.map((of) => ({
		...{ of, count: all.filter((one) => isGivenIn(one, of.pcode)).length },
	}));
}

/** By P-code, how many services name a district; what is given in the whole country names none. */
export function countsByDistrict(all: readonly Offered[]): ReadonlyMap<string, number> {
	const named = all.flatMap(({ districts }) => districts.map(({ pcode }) => pcode));
	return new Map([...Map.groupBy(named, (pcode) => pcode)].map(([pcode, of]) => [pcode, of.length]));
}
