/** When a job is next due, in the notation of cron and the time zone of the machine. */
import { Cron } from 'croner';

/** Five fields, as cron has them; null: never by itself. */
export type Schedule = string | null;

/** Such as `30 2 * * *`; `none` is none. Throws on anything else, and on what never comes, like 30 February. */
export function readSchedule(text: string): Schedule {
	if (text === 'none') return null;
	const fault = `not a schedule like "30 2 * * *", nor "none": ${text}`;
	let next: Date | null;
	try {
		next = nextTime(text, new Date());
	} catch (cause) {
		throw new Error(fault, { cause });
	}
	if (next === null) throw new Error(fault);
	return text;
}

/** The first time after a moment; null: none. A time that a day skips, when clocks go forward, is taken as soon as they have. */
export function nextTime(schedule: Schedule, after: Date): Date | null {
	return schedule === null ? null : new Cron(schedule, { mode: '5-part', paused: true }).nextRun(after);
}
