import { join } from 'node:path';
import type { JobName } from '#lib/jobs/job.ts';
import { dataFolder } from '#lib/server/database/driver.ts';
import { readSchedule, type Schedule } from './schedule.ts';

export interface JobSettings {
	readonly schedules: Readonly<Record<JobName, Schedule>>;
	readonly folder: string;
	/** How many backups stay in the folder. */
	readonly keep: number;
}

/**
 * By night in production; on somebody's own machine only when somebody asks. Throws on what cannot be read.
 * @param database the path of its file, or its address
 */
export function readJobSettings(
	env: Readonly<Record<string, string | undefined>>,
	production: boolean,
	database: string,
): JobSettings {
	const keep = Number(env.BACKUP_KEEP || 14);
	if (!Number.isInteger(keep) || keep < 1)
		throw new Error(`BACKUP_KEEP must be a number from 1 on: ${env.BACKUP_KEEP}`);
	return {
		schedules: {
			backup: readSchedule(env.BACKUP_AT || (production ? '30 2 * * *' : 'none')),
			integrity: readSchedule(env.INTEGRITY_AT || (production ? '0 4 * * *' : 'none')),
			seal: readSchedule(env.SEAL_AT || (production ? '0 6 * * 1' : 'none')),
		},
		folder: env.BACKUP_FOLDER || join(dataFolder(database), 'backups'),
		keep,
	};
}
