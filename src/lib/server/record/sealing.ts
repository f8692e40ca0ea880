import type { Database } from '#lib/server/database/driver.ts';
import { sealRecord } from './commands/sealRecord.ts';

const HOUR = 3_600_000;

export interface SealingOptions {
	/** The installation's. */
	readonly key: string;
	readonly clock: () => Date;
	readonly log: { info(line: object, message: string): void; warn(line: object, message: string): void };
}

/**
 * Seals the record now, every hour and at the end. Each seal is a line of the log too: whoever owns the database does not
 * reach the log, and what is not in the record any more is told by it.
 */
export async function startSealing(
	db: Database,
	{ key, clock, log }: SealingOptions,
): Promise<{ stop: () => Promise<void> }> {
	const seal = async () => {
		try {
			const record = await sealRecord(db, key, clock());
			if (record) log.info({ record }, 'the record was sealed');
		} catch (error) {
			log.warn({ error }, 'the record could not be sealed');
		}
	};
	await seal();
	const timer = setInterval(() => void seal(), HOUR);
	timer.unref();
	return {
		stop: async () => {
			clearInterval(timer);
			await seal();
		},
	};
}
