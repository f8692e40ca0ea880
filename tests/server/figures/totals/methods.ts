import { PEOPLE_METHODS, type PeopleMethods } from '#lib/plan/settings.ts';

/** One method of people throughout, and one that another follows within a year. */
export const METHODS: readonly PeopleMethods[] = [
	...PEOPLE_METHODS.map((peopleMethod) => ({ peopleMethod, laterMethods: [] })),
	{ peopleMethod: 'largest', laterMethods: [{ year: 2024, quarter: 2, value: 'sum' }] },
	{ peopleMethod: 'sum', laterMethods: [{ year: 2024, quarter: 3, value: 'largest' }] },
];

export const LARGEST: PeopleMethods = { peopleMethod: 'largest', laterMethods: [] };
