import {
	JOB_NAMES,
	type JobName,
	type JobRun,
	type JobState,
	type Outcome,
	type Starter,
} from '#lib/jobs/job.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface StoredRun {
	job: JobName;
	startedBy: Starter;
	startedAt: number;
	endedAt: number | null;
	outcome: Outcome | null;
	result: string | null;
}

const COLUMNS = `job, started_by as "startedBy", started_at as "startedAt", ended_at as "endedAt", outcome, result`;

/** The last runs of a job, newest first; `most` of them. */
export async function listRuns(reader: Reader, job: JobName, most: number): Promise<JobRun[]> {
	const found = await rows<StoredRun>(
		reader,
		`select ${COLUMNS} from job_run where job = @job order by started_at desc, id desc limit @most`,
		{ job, most },
	);
	return found.map(read);
}

/** The last run of a job that was done; undefined: none was. */
export async function lastDone(reader: Reader, job: JobName): Promise<JobRun | undefined> {
	const [found] = await rows<StoredRun>(
		reader,
		`select ${COLUMNS} from job_run where job = @job and outcome = 'done' order by started_at desc, id desc limit 1`,
		{ job },
	);
	return found && read(found);
}

function read(stored: StoredRun): JobRun {
	return { ...stored, result: stored.result === null ? null : (JSON.parse(stored.result) as unknown) };
}

/** What is due when, of every job. By the machine's clock. */
export async function listJobs(reader: Reader, now: Date): Promise<JobState[]> {
	const found = await rows<{
		name: JobName;
		nextAt: number | null;
		askedAt: number | null;
		heldUntil: number | null;
	}>(reader, `select name, next_at as "nextAt", asked_at as "askedAt", held_until as "heldUntil" from job`);
	return JOB_NAMES.map((name) => {
		const job = found.find((one) => one.name === name);
		return {
			name,
			nextAt: job?.nextAt ?? null,
			isAsked: (job?.askedAt ?? null) !== null,
			isUnderWay: (job?.heldUntil ?? 0) > now.getTime(),
		};
	});
}
