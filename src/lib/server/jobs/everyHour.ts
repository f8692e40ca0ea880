/** Work of the server's own process, which takes milliseconds: no job with a process of its own is worth it. */
import type { Log } from '#lib/server/http/log.ts';

const HOUR = 3_600_000;

interface Hourly {
	/** Returns what the log says of it; null: nothing was to be done. */
	readonly work: () => Promise<object | null>;
	/** What the log says where something was done, and where the work failed: it is tried again the next time. */
	readonly done: string;
	readonly failed: string;
}

/** Works now, before this returns, every hour, and a last time at `stop`: one time after the other. */
export function everyHour(
	log: Pick<Log, 'info' | 'warn'>,
	hourly: Hourly,
): Promise<{ stop: () => Promise<void> }> {
	return every(HOUR, log, hourly);
}

/** As `everyHour`, every minute: of what is due at an hour of somebody's own. */
export function everyMinute(
	log: Pick<Log, 'info' | 'warn'>,
	hourly: Hourly,
): Promise<{ stop: () => Promise<void> }> {
	return every(HOUR / 60, log, hourly);
}

async function every(
	pause: number,
	log: Pick<Log, 'info' | 'warn'>,
	{ work, done, failed }: Hourly,
): Promise<{ stop: () => Promise<void> }> {
	const once = async () => {
		try {
			const line = await work();
			if (line) log.info(line, done);
		} catch (error) {
			log.warn({ error }, failed);
		}
	};
	let running = once();
	await running;
	const again = () => (running = running.then(once));
	const timer = setInterval(() => void again(), pause).unref();
	return {
		stop: async () => {
			clearInterval(timer);
			await again();
		},
	};
}
