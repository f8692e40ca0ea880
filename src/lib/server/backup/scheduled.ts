/** Backups by the clock: their names, and how many are kept. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^masar-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite$/;
/** What a backup that was killed leaves behind. */
const LEFT = /^masar-[\dTZ-]+\.sqlite\.(part|scratch|lock)/;
const DAY = 24 * 3_600_000;

/** The name of a backup that begins now. */
export function backupName(now: Date): string {
	return `masar-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`;
}

/**
 * Removes all scheduled backups of a folder but the newest, and what killed ones have left a day ago. Files of other names
 * are nobody's business.
 */
export function prune(folder: string, keep: number, now: Date): string[] {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder);
	const old = names
		.filter((name) => NAME.test(name))
		.sort()
		.slice(0, -keep);
	const left = names.filter(
		(name) => LEFT.test(name) && now.getTime() - statSync(join(folder, name)).mtimeMs > DAY,
	);
	for (const name of [...old, ...left]) rmSync(join(folder, name), { recursive: true, force: true });
	return [...old, ...left];
}
