import { basename } from 'node:path';
import type { CheckedAll } from '#lib/integrity/check.ts';
import type { BackupTold } from '#lib/backup/proof.ts';
import type { JobRun } from '#lib/jobs/job.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { ofManaged, openManaged } from '#lib/server/access/managed.ts';
import { askForJob } from '#lib/server/jobs/index.ts';
import { lastDone, listJobs, listRuns } from '#lib/server/jobs/queries/jobs.ts';
import type { Actions, PageServerLoad } from './$types';

const RUNS = 10;

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	// Jobs stand by the machine's clock, as they are done by it.
	const now = new Date();
	return snapshot(event.locals.db, async (reader) => {
		const managed = await openManaged(reader, viewer, 'look after system', event.url);
		const jobs = await listJobs(reader, now);
		const backup = await lastDone(reader, 'backup');
		const checked = await lastDone(reader, 'integrity');
		const seen = new Set([null, managed.plan.id]);
		const result = (checked?.result ?? null) as CheckedAll | null;
		return {
			...managed,
			jobs: Object.fromEntries(jobs.map((job) => [job.name, job])),
			backup: backup ? told(backup, now) : null,
			runs: (await listRuns(reader, 'backup', RUNS)).map(
				({ startedAt, startedBy, outcome, result: said }) => ({
					startedAt,
					startedBy,
					outcome,
					fault: (said as { fault?: string } | null)?.fault ?? null,
				}),
			),
			// What is of another plan is its own administrators' to see.
			checked: checked &&
				result && {
					at: checked.startedAt,
					checks: result.checks,
					found: result.found.flatMap(({ name, severity, mend, found }) => {
						const here = found.filter(({ plan }) => seen.has(plan));
						const count = here.reduce((sum, one) => sum + one.count, 0);
						return count > 0 ? [{ name, severity, mend, count, what: here.flatMap(({ what }) => what) }] : [];
					}),
				},
		};
	});
};

/** As the check has it that asks for a backup. Milliseconds. */
const LATE = 48 * 3_600_000;

function told({ startedAt: at, result }: JobRun, now: Date) {
	const { file, bytes, rows, plans } = result as BackupTold;
	const age = now.getTime() - at;
	return {
		at,
		age,
		isLate: age > LATE,
		// Where on the machine it lies is its operator's to know.
		file: basename(file),
		megabytes: Math.ceil(bytes / 1e6),
		rows,
		bundles: plans.length,
	};
}

const may = ofManaged('look after system');

export const actions: Actions = {
	backUp: (event) =>
		action(event, {
			may,
			do: async () => {
				await askForJob(event.locals.db, 'backup', new Date());
				return { done: 'backUp' as const };
			},
		}),
	check: (event) =>
		action(event, {
			may,
			do: async () => {
				await askForJob(event.locals.db, 'integrity', new Date());
				return { done: 'check' as const };
			},
		}),
};
