/** What is offered to people, where, and since when that is known to be right. Source: docs/rules.md, Services. */
import type { Localised } from '#lib/plan/text.ts';

/** What somebody may need, in the order of lists: a service meets one of them. */
export const NEEDS = [
	...['cash', 'food', 'shelter', 'water', 'health', 'mental-health', 'education', 'livelihoods'],
	...['legal-aid', 'protection', 'child-protection', 'safety-from-violence', 'disability', 'community'],
] as const;
export type ServiceNeed = (typeof NEEDS)[number];

/** Who said that it is right: the organisation that offers it, or whoever coordinates. */
export const CONFIRMERS = ['organisation', 'coordination'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** Its texts beside the name, which files and forms carry in each language. */
export const SERVICE_TEXTS = ['reach', 'eligibility', 'hours', 'cost'] as const;

export interface Service {
	/** Its own in the plan. */
	readonly code: string;
	readonly organisationId: number;
	readonly name: Localised;
	readonly need: ServiceNeed;
	/** How it is reached: telephone of an office, address, link. */
	readonly reach: Localised;
	/** For whom it is; null: not said, here and in what follows. */
	readonly eligibility: Localised | null;
	readonly hours: Localised | null;
	readonly cost: Localised | null;
	/** In which it is given, by their codes in ISO 639. */
	readonly languages: readonly string[];
	/** Identifiers of the districts in which it is given, in order; empty: the whole country. */
	readonly districtIds: readonly number[];
	/** Day on which somebody said that all of it is right, ISO. */
	readonly confirmedOn: string;
	readonly confirmedBy: Confirmer;
}

/** Services of a plan at most, and of a file. */
export const MOST_SERVICES = 2_000;

/** Whether both say the same of what is offered, whenever that was confirmed. */
export function offersSame(one: Service, other: Service): boolean {
	const said = ({ code, organisationId, name, need, reach, eligibility, hours, cost, ...rest }: Service) =>
		JSON.stringify([
			...[code, organisationId, name, need, reach, eligibility, hours, cost],
			...[rest.languages, rest.districtIds],
		]);
	return said(one) === said(other);
}
