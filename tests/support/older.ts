import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIGRATIONS = 'db/migrations/sqlite';

interface Journal {
	readonly entries: readonly { readonly idx: number; readonly tag: string }[];
}

/** A folder with the migrations up to that one, which is left out. */
export function migrationsBefore(folder: string, tag: string): string {
	const path = join(folder, 'migrations');
	mkdirSync(join(path, 'meta'), { recursive: true });
	const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as Journal;
	const end = journal.entries.findIndex((entry) => entry.tag === tag);
	const entries = journal.entries.slice(0, end);
	for (const entry of entries)
		copyFileSync(join(MIGRATIONS, `${entry.tag}.sql`), join(path, `${entry.tag}.sql`));
	writeFileSync(join(path, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
	return path;
}
