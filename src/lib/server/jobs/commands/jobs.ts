/** The table of jobs: whoever does one claims it here, so that of several processes one does. */
import type { JobName, Outcome, Starter } from '#lib/jobs/job.ts';
import {
	rows,
	run,
	snapshot,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';

/** Whoever has not said so for so long is not at it any more. */
const HOLD = 120_000;
/** Runs of a job that are kept. */
const KEPT = 200;

/** Sets when each job is due next; one that was due while nobody was there still is. By the machine's clock. */
export async function scheduleJobs(
	db: Database,
	next: Readonly<Partial<Record<JobName, Date | null>>>,
): Promise<void> {
	await transaction(db, async (writer) => {
		for (const [name, at] of Object.entries(next)) {
			if (at === null) {
				await run(writer, `update job set next_at = null where name = @name and next_at is not null`, {
					name,
				});
				continue;
			}
			await run(
				writer,
				`insert into job (name, next_at) values (@name, @at) on conflict (name) do update set next_at =
					case when job.next_at < excluded.next_at then job.next_at else excluded.next_at end`,
				{ name, at: at.getTime() },
			);
		}
	});
}

/** Somebody wants it done as soon as may be. */
export async function askForJob(db: Database, name: JobName, at: Date): Promise<void> {
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into job (name, asked_at) values (@name, @at) on conflict (name) do update set asked_at = excluded.asked_at`,
			{ name, at: at.getTime() },
		);
	});
}

export interface ClaimedJob {
	readonly name: JobName;
	readonly run: number;
	readonly holder: string;
}

interface Due {
	name: JobName;
	asked: number;
}

async function findDue(reader: Reader, now: number): Promise<Due | undefined> {
	const [due] = await rows<Due>(
		reader,
		`select name, case when asked_at is null then 0 else 1 end as asked from job
		where (asked_at is not null or next_at <= @now) and (held_until is null or held_until <= @now)
		order by name limit 1`,
		{ now },
	);
	return due;
}

/** Takes a job that is due or asked for, so that no other process takes it; undefined: none is. */
export async function claimJob(db: Database, at: Date, holder: string): Promise<ClaimedJob | undefined> {
	const now = at.getTime();
	// Mostly none is, and nobody has to wait for a look.
	if (!(await snapshot(db, (reader) => findDue(reader, now)))) return undefined;
	return transaction(db, async (writer) => {
		const due = await findDue(writer, now);
		if (!due) return undefined;
		const { name } = due;
		await run(
			writer,
			`update job set holder = @holder, held_until = @until, asked_at = null where name = @name`,
			{ name, holder, until: now + HOLD },
		);
		// Whoever was at it has died.
		await run(
			writer,
			`update job_run set outcome = 'failed', ended_at = @now, result = '{"fault":"died"}' where job = @name and outcome is null`,
			{ name, now },
		);
		const startedBy = due.asked === 1 ? 'person' : 'clock';
		const [begun] = await rows<{ id: number }>(
			writer,
			`insert into job_run (job, started_by, started_at) values (@name, @startedBy, @now) returning id`,
			{ name, startedBy, now },
		);
		return { name, run: begun?.id ?? 0, holder };
	});
}

/** Says that it is still being done. False: somebody else has taken it meanwhile. */
export async function holdJob(db: Database, { name, holder }: ClaimedJob, at: Date): Promise<boolean> {
	const held = await transaction(db, (writer) =>
		run(writer, `update job set held_until = @until where name = @name and holder = @holder`, {
			name,
			holder,
			until: at.getTime() + HOLD,
		}),
	);
	return held > 0;
}

export interface JobEnd {
	readonly at: Date;
	readonly outcome: Outcome;
	readonly result: unknown;
	/** When it is due next; null: only when somebody asks. */
	readonly next: Date | null;
}

/** It has ended: tells how, and when it is due next. What somebody else has taken meanwhile stays theirs. */
export async function endJob(
	db: Database,
	claimed: ClaimedJob,
	{ at, outcome, result, next }: JobEnd,
): Promise<void> {
	const { name, holder } = claimed;
	await transaction(db, async (writer) => {
		await run(
			writer,
			`update job_run set ended_at = @at, outcome = @outcome, result = @result where id = @run and outcome is null`,
			{ run: claimed.run, at: at.getTime(), outcome, result: JSON.stringify(result) },
		);
		await run(
			writer,
			`update job set holder = null, held_until = null, next_at = @next where name = @name and holder = @holder`,
			{ name, holder, next: next?.getTime() ?? null },
		);
		await forgetOld(writer, name);
	});
}

/** What a command on the machine has done by itself. */
export async function recordRun(
	db: Database,
	job: JobName,
	{ startedAt, at, result }: { startedAt: Date; at: Date; result: unknown },
): Promise<void> {
	const startedBy: Starter = 'command';
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into job_run (job, started_by, started_at, ended_at, outcome, result)
			values (@job, @startedBy, @startedAt, @endedAt, 'done', @result)`,
			{
				job,
				startedBy,
				startedAt: startedAt.getTime(),
				endedAt: at.getTime(),
				result: JSON.stringify(result),
			},
		);
		await forgetOld(writer, job);
	});
}

async function forgetOld(writer: Writer, job: JobName): Promise<void> {
	await run(
		writer,
		`delete from job_run where job = @job and id not in (select id from job_run where job = @job order by id desc limit ${KEPT})`,
		{ job },
	);
}
