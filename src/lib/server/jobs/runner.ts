/**
 * Does jobs that are due, each in a process of its own, which gives way to pages. Of several servers on one database one
 * does each, as the table of jobs says.
 */
import { spawn } from 'node:child_process';
import { JOB_NAMES, type JobName } from '#lib/jobs/job.ts';
import type { Database } from '#lib/server/database/driver.ts';
import type { Log } from '#lib/server/http/log.ts';
import { claimJob, endJob, holdJob, scheduleJobs, type ClaimedJob } from './commands/jobs.ts';
import { nextTime, type Schedule } from './schedule.ts';

/** How a job is done. */
export interface JobWork {
	/** Script and its arguments, for a run that begins now. */
	readonly command: (now: Date) => readonly string[];
	/** Reads the JSON that it has written: what is told of it, or null where it did not get so far. */
	readonly read: (written: unknown) => { readonly done: boolean; readonly result: unknown } | null;
	/** What is to be done once it is done. */
	readonly after?: () => void;
}

export interface RunnerOptions {
	readonly schedules: Readonly<Record<JobName, Schedule>>;
	readonly works: Readonly<Record<JobName, JobWork>>;
	/** The machine's. */
	readonly clock: () => Date;
	readonly log: Pick<Log, 'info' | 'warn'>;
	readonly env: NodeJS.ProcessEnv;
	/** Milliseconds between two looks. */
	readonly every?: number;
}

export interface Runner {
	stop(): Promise<void>;
}

const EVERY = 2000;
const HELD_EVERY = 30_000;
/** After a run that failed, before the next. Milliseconds. */
const AGAIN = 30 * 60_000;

/** Begins to do jobs, until `stop`. */
export function startJobs(db: Database, options: RunnerOptions): Runner {
	const { schedules, clock, log, every = EVERY } = options;
	const holder = crypto.randomUUID();
	const stopping = new AbortController();
	let timer: NodeJS.Timeout | undefined;

	const look = async (): Promise<void> => {
		const claimed = await claimJob(db, clock(), holder);
		if (claimed) await doJob(db, claimed, options, stopping.signal);
	};
	const times = JOB_NAMES.map((name) => [name, nextTime(schedules[name], clock())] as const);
	const scheduled = scheduleJobs(db, Object.fromEntries(times));
	let running: Promise<void> = scheduled.catch((error: unknown) =>
		log.warn({ error }, 'jobs are not scheduled'),
	);
	const loop = () => {
		running = running
			.then(look)
			.catch((error: unknown) => log.warn({ error }, 'the jobs could not be read'))
			.finally(() => {
				if (!stopping.signal.aborted) timer = setTimeout(loop, every).unref();
			});
	};
	loop();
	return {
		stop: async () => {
			stopping.abort();
			clearTimeout(timer);
			await running;
		},
	};
}

async function doJob(
	db: Database,
	claimed: ClaimedJob,
	{ works, schedules, clock, log, env }: RunnerOptions,
	signal: AbortSignal,
): Promise<void> {
	const { name } = claimed;
	const { command, read, after } = works[name];
	const holding = setInterval(
		() => void holdJob(db, claimed, clock()).catch(() => undefined),
		HELD_EVERY,
	).unref();
	let ended: { done: boolean; result: unknown };
	try {
		const { written, said } = await runScript(command(clock()), env, signal);
		ended = read(written) ?? { done: false, result: { fault: signal.aborted ? 'stopped' : 'failed' } };
		if (!ended.done) log.warn({ job: name, result: ended.result, said: said.slice(-2000) }, 'a job failed');
	} finally {
		clearInterval(holding);
	}
	const at = clock();
	const next = nextTime(schedules[name], at);
	const again = next && !ended.done ? new Date(Math.min(next.getTime(), at.getTime() + AGAIN)) : next;
	const outcome = ended.done ? 'done' : 'failed';
	await endJob(db, claimed, { at, outcome, result: ended.result, next: again });
	if (ended.done) log.info({ job: name }, 'a job is done');
	if (ended.done) after?.();
}

/** Runs a script of the project to its end; `written` is the JSON of its last line, undefined where that is none. */
function runScript(
	command: readonly string[],
	env: NodeJS.ProcessEnv,
	signal: AbortSignal,
): Promise<{ written: unknown; said: string }> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [...command], { env, stdio: ['ignore', 'pipe', 'pipe'], signal });
		let [written, said] = ['', ''];
		child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
		child.once('error', (error) => (said += String(error)));
		child.once('close', () => resolve({ written: lastLine(written), said }));
	});
}

function lastLine(text: string): unknown {
	try {
		return JSON.parse(text.trim().split('\n').at(-1) ?? '');
	} catch {
		return undefined;
	}
}
