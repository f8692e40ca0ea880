/** How each job is done: by the commands that an operator has too. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { countsOf, type CheckedAll, type CheckResult } from '#lib/integrity/check.ts';
import type { JobName } from '#lib/jobs/job.ts';
import { backupName, prune } from '#lib/server/backup/index.ts';
import type { JobWork } from './runner.ts';
import type { JobSettings } from './settings.ts';

const backupWritten = z.union([
	z.object({
		file: z.string(),
		bytes: z.number(),
		rows: z.number(),
		plans: z.array(z.string()),
		copied: z.number(),
		proven: z.number(),
	}),
	z.object({ fault: z.string(), message: z.string() }),
]);

const sealWritten = z.object({ entries: z.number(), letters: z.number() });

/** @param clock the machine's */
export function worksOf({ folder, keep }: JobSettings, clock: () => Date): Record<JobName, JobWork> {
	return {
		backup: {
			command: (now) => [resolve('scripts/backup.ts'), join(folder, backupName(now)), '--json'],
			read: (written) => {
				const { data } = backupWritten.safeParse(written);
				return data ? { done: !('fault' in data), result: data } : null;
			},
			after: () => void prune(folder, keep, clock()),
		},
		integrity: {
			command: () => [resolve('scripts/integrity.ts'), '--json'],
			read: (written) => {
				if (!Array.isArray(written)) return null;
				const results = written as CheckResult[];
				const found = results.filter(({ count }) => count > 0);
				const result: CheckedAll = { checks: results.length, ...countsOf(results), found };
				return { done: true, result };
			},
		},
		seal: {
			command: () => [resolve('scripts/mail-seal.ts'), '--json'],
			read: (written) => {
				const { data } = sealWritten.safeParse(written);
				return data ? { done: true, result: data } : null;
			},
		},
	};
}
