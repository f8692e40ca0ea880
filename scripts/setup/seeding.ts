/** What an empty database is given: the demonstration, two of its quarters published. */
import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import type { PublicationWarning } from '#lib/publication/checkList.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { publishNow } from '#lib/server/publication/publishNow.ts';

const DEMONSTRATION = { plan: 'lrp-2024', sector: 'social-stability' } as const;

/** When the demonstration was loaded, in its own time: the day after its first quarter of 2024 was locked. */
const LOADED = new Date('2024-05-06T06:00:00Z');

interface Published extends Quarter {
	/** Of that day too: what is published carries the days of the plan, not those of the machine that shows it. */
	readonly at: string;
	/** What of its check-list is taken note of; anything else stops the start. */
	readonly noted: readonly PublicationWarning[];
}

const PUBLISHED: readonly Published[] = [
	{ year: 2023, quarter: 1, at: '2024-05-06T07:00:00Z', noted: ['indicators without report'] },
	{ year: 2024, quarter: 1, at: '2024-05-06T08:00:00Z', noted: ['partners missing', 'numbers to look at'] },
];

/** @param folder of its bundle */
export async function loadDemonstration(db: Database, folder: string): Promise<void> {
	await importBundle(db, folder, { now: LOADED });
}

/** Throws where something of a check-list stands in the way. */
export async function publishDemonstration(db: Database): Promise<void> {
	for (const { at, ...quarter } of PUBLISHED) {
		const done = await publishNow(db, {
			...DEMONSTRATION,
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
