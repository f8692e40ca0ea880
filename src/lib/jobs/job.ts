/** Work that nobody waits for at a page. */

export const JOB_NAMES = ['backup', 'integrity', 'seal'] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** By the clock, by somebody at a page, or by a command on the machine. */
export const STARTERS = ['clock', 'person', 'command'] as const;
export type Starter = (typeof STARTERS)[number];

export const OUTCOMES = ['done', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One time that a job was done. Moments in milliseconds, by the machine's clock. */
export interface JobRun {
	readonly job: JobName;
	readonly startedBy: Starter;
	readonly startedAt: number;
	/** Null: under way. */
	readonly endedAt: number | null;
	/** Null: under way. */
	readonly outcome: Outcome | null;
	/** What it told of itself; null: nothing. */
	readonly result: unknown;
}

/** When a job is due, and whether it is under way. */
export interface JobState {
	readonly name: JobName;
	/** Milliseconds; null: only when somebody asks. */
	readonly nextAt: number | null;
	/** Somebody asked, and nobody has begun. */
	readonly isAsked: boolean;
	readonly isUnderWay: boolean;
}
