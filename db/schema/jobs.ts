import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { JOB_NAMES, OUTCOMES, STARTERS } from '../../src/lib/jobs/job.ts';
import { oneOf } from './constraint.ts';

/** Work that is done by the clock or when somebody asks: a row a kind, which whoever does it claims. By the machine's clock. */
export const job = sqliteTable('job', {
	/** No check names them, nor those of `job_run`: nothing but the code writes them. */
	name: text({ enum: JOB_NAMES }).primaryKey(),
	/** Not before; null: only when somebody asks. */
	nextAt: integer('next_at', { mode: 'timestamp_ms' }),
	/** Somebody asked for it. */
	askedAt: integer('asked_at', { mode: 'timestamp_ms' }),
	/** Until when it is its holder's, who says so again and again; null, or past: nobody's. */
	heldUntil: integer('held_until', { mode: 'timestamp_ms' }),
	/** Unguessable name of the holder. */
	holder: text(),
});

/** What became of it, each time. */
export const jobRun = sqliteTable(
	'job_run',
	{
		id: integer().primaryKey(),
		job: text({ enum: JOB_NAMES }).notNull(),
		startedBy: text('started_by', { enum: STARTERS }).notNull(),
		startedAt: integer('started_at', { mode: 'timestamp_ms' }).notNull(),
		/** Null: under way, or its process died. */
		endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
		/** Null: as long as it has not ended. */
		outcome: text({ enum: OUTCOMES }),
		/** What it tells of itself, as `src/lib/jobs/job.ts` has it. */
		result: text({ mode: 'json' }),
	},
	(t) => [
		index('job_run_job').on(t.job, t.startedAt),
		oneOf('job_run_started_by', t.startedBy, STARTERS),
		oneOf('job_run_outcome', t.outcome, OUTCOMES),
	],
);
