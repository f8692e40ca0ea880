/** What the clock publishes, while the server runs. */
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { dropPress } from './commands/dropPress.ts';
import { publishQuarter } from './commands/publishQuarter.ts';
import { listDuePresses } from './queries/planned.ts';

interface ClockOptions {
	/** Links are made of it, and of nothing that a request said. */
	readonly origin: string;
	readonly clock: () => Date;
}

/**
 * Publishes what is due by now, each as it was pressed; where something stands in the way by then, its coordinators are written
 * to, and it waits for a press. Returns how many quarters were published.
 */
export async function publishDue(db: Database, { origin, clock }: ClockOptions): Promise<number> {
	const now = clock();
	let published = 0;
	for (const due of await snapshot(db, (reader) => listDuePresses(reader, now))) {
		try {
			await publishQuarter(db, { ...due, ...due.press, now, origin });
			published += 1;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			await dropPress(db, { ...due, personId: null, now, origin });
		}
	}
	return published;
}
