/** What the clock publishes, while the server runs. */
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { Log } from '#lib/server/http/log.ts';
import { Refused } from '#lib/server/refused.ts';
import { dropPress } from './commands/dropPress.ts';
import { publishPressed } from './commands/publishQuarter.ts';
import { listDuePresses, type DuePress } from './queries/planned.ts';

interface ClockOptions {
	/** Links are made of it, and of nothing that a request said. */
	readonly origin: string;
	readonly clock: () => Date;
	readonly log: Pick<Log, 'warn'>;
}

/**
 * Publishes what is due by now, each as it was pressed; where something stands in the way by then, its coordinators are written
 * to, and it waits for a press. Returns how many quarters were published. Throws, once each had its turn, where something went
 * wrong with one: the others, of other plans too, do not wait for it.
 */
export async function publishDue(db: Database, { origin, clock, log }: ClockOptions): Promise<number> {
	const now = clock();
	const failed: unknown[] = [];
	let published = 0;
	for (const due of await snapshot(db, (reader) => listDuePresses(reader, now))) {
		try {
			if (await publishOrDrop(db, due, { now, origin })) published += 1;
		} catch (error) {
			const { plan, sector, year, quarter } = due;
			log.warn({ error, plan, sector, year, quarter }, 'a quarter could not be published by the clock');
			failed.push(error);
		}
	}
	if (failed.length > 0)
		throw new AggregateError(failed, `${failed.length} could not be published, ${published} were`);
	return published;
}

/** Returns whether it was published. */
async function publishOrDrop(
	db: Database,
	due: DuePress,
	at: { readonly now: Date; readonly origin: string },
): Promise<boolean> {
	try {
		return (await publishPressed(db, due, at)) !== null;
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		await dropPress(db, due, at);
		return false;
	}
}
