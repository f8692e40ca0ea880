/** What an empty database is given: two demonstrations, two quarters of each published. */
import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import type { PublicationWarning } from '#lib/publication/checkList.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { publishNow } from '#lib/server/publication/publishNow.ts';

/** When the demonstration was loaded, in its own time: the day after its first quarter of 2024 was locked. */
const LOADED = new Date('2024-05-06T06:00:00Z');

interface Published extends Quarter {
	/** Of that day too: what is published carries the days of the plan, not those of the machine that shows it. */
	readonly at: string;
	/** What of its check-list is taken note of; anything else stops the start. */
	readonly noted: readonly PublicationWarning[];
}

interface Demonstration {
	readonly sector: string;
	readonly quarters: readonly Published[];
}

/** The article gives no figure of some, and years and an age of its own in words. */
const SEWA_NOTED = ['indicators without report', 'numbers to look at'] as const;

/** By the code of the plan, which is the name of its folder. */
const PUBLISHED = {
	'lrp-2024': {
		sector: 'social-stability',
		quarters: [
			{ year: 2023, quarter: 1, at: '2024-05-06T07:00:00Z', noted: ['indicators without report'] },
			{
				...{ year: 2024, quarter: 1, at: '2024-05-06T08:00:00Z' },
				noted: ['partners missing', 'numbers to look at'],
			},
		],
	},
	'sewa-2018': {
		sector: 'enterprises',
		quarters: [
			{ year: 2017, quarter: 4, at: '2018-11-15T07:00:00Z', noted: SEWA_NOTED },
			{ year: 2018, quarter: 2, at: '2018-11-15T08:00:00Z', noted: SEWA_NOTED },
		],
	},
} as const satisfies Record<string, Demonstration>;
type DemonstrationCode = keyof typeof PUBLISHED;
export const DEMONSTRATIONS = Object.keys(PUBLISHED) as DemonstrationCode[];

/** @param folder of its bundle */
export async function loadDemonstration(db: Database, folder: string): Promise<void> {
	await importBundle(db, folder, { now: LOADED });
}

/** Throws where something of a check-list stands in the way. */
export async function publishDemonstration(
	db: Database,
	plan: DemonstrationCode = 'lrp-2024',
): Promise<void> {
	const { sector, quarters } = PUBLISHED[plan];
	for (const { at, ...quarter } of quarters) {
		const done = await publishNow(db, {
			...{ plan, sector },
			...quarter,
			personId: null,
			now: new Date(at),
			reason: null,
		});
		if ('errors' in done) {
			const what = [...done.errors, ...done.warnings]
				.map(({ name, what }) => `${name} ${what.join(', ')}`)
				.join('; ');
			throw new Error(`The demonstration's ${formatQuarter(quarter)} cannot be published: ${what}`);
		}
	}
}
