/**
 * Writes the migrations that are missing, for both engines: `npm run db:generate -- --name what_it_does`. SQLite's by
 * drizzle-kit's own command; PostgreSQL's from the tables that `postgresql.ts` derives, which the command cannot read.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { tables } from './postgresql.ts';

const FOLDER = 'db/migrations/postgresql';

/** The tables as a migration left them. */
interface Snapshot {
	readonly id: string;
}

interface Journal {
	readonly version: string;
	readonly dialect: 'postgresql';
	readonly entries: readonly {
		readonly idx: number;
		readonly version: string;
		readonly when: number;
		readonly tag: string;
		readonly breakpoints: boolean;
	}[];
}

const { name } = parseArgs({ options: { name: { type: 'string' } } }).values;
if (name === undefined) throw new Error('say what the migration does: --name what_it_does');

const sqlite = spawnSync('drizzle-kit', ['generate', '--config', 'db/drizzle.config.ts', '--name', name], {
	stdio: 'inherit',
});
if (sqlite.status !== 0) throw new Error('drizzle-kit did not write the migration of SQLite');

const json = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}/meta/${path}`, 'utf8'));
const write = (path: string, value: unknown) =>
	writeFileSync(`${FOLDER}/meta/${path}`, JSON.stringify(value, null, 2));

const journal = json('_journal.json') as Journal;
const last = journal.entries.at(-1);
const before = (last ? json(`${last.tag.slice(0, 4)}_snapshot.json`) : generateDrizzleJson({})) as Snapshot;
const after = generateDrizzleJson({ ...tables }, before.id) as Snapshot;
// What a foreign key refers to has to be unique before.
const isForeignKey = (text: string) => text.includes(' FOREIGN KEY ');
const written = await generateMigration(before, after);
const statements = [...written.filter((text) => !isForeignKey(text)), ...written.filter(isForeignKey)];
if (statements.length === 0) {
	console.info('PostgreSQL: nothing has changed');
} else {
	const idx = journal.entries.length;
	const tag = `${String(idx).padStart(4, '0')}_${name}`;
	writeFileSync(
		`${FOLDER}/${tag}.sql`,
		statements.map((text) => text.trim()).join('--> statement-breakpoint\n'),
	);
	write(`${tag.slice(0, 4)}_snapshot.json`, after);
	const entry = { idx, version: journal.version, when: Date.now(), tag, breakpoints: true };
	write('_journal.json', { ...journal, entries: [...journal.entries, entry] });
	console.info(`${FOLDER}/${tag}.sql`);
}
