/** Work of the server's own process, which takes milliseconds: no job with a process of its own is worth it. */
import type { Log } from '#lib/server/http/log.ts';

const HOUR = 3_600_000;

interface Hourly {
	/** Returns what the log says of it; null: nothing was to be done. */
	readonly work: () => Promise<object | null>;
	/** What the log says where something was done, and where the work failed: it is tried again an hour later. */
	readonly done: string;
	readonly failed: string;
}

/** Works now, before this returns, every hour, and a last time at `stop`: one time after the other. */
export async function everyHour(
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
	const timer = setInterval(() => void again(), HOUR).unref();
	return {
		stop: async () => {
			clearInterval(timer);
			await again();
		},
	};
}
