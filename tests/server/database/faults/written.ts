/** What `writer.ts` said that it had written, and what is there. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { faultsOfFile } from '#lib/server/database/copy.ts';
import { closeDatabase, openDatabase, rows, snapshot } from '#lib/server/database/driver.ts';

export interface Said {
	/** Numbers of those that were taken, under the name of the run. */
	readonly taken: string[];
	/** Why the others were not. */
	readonly refused: string[];
	/** How often the disk failed (`disk.c`). */
	faults: number;
}

export interface Writing {
	readonly child: ChildProcess;
	readonly said: Said;
	readonly ended: Promise<void>;
}

/** Begins to write; `told` hears of each entry that was taken. */
export function write(
	path: string,
	name: string,
	{ count, synchronous = 'FULL', env = {}, told = () => undefined }: WriteOptions,
): Writing {
	const args = ['tests/server/database/faults/writer.ts', path, name, String(count), synchronous];
	const child = spawn(process.execPath, args, {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const said: Said = { taken: [], refused: [], faults: 0 };
	child.stderr.setEncoding('utf8').on('data', (text: string) => (said.faults += text.split('.').length - 1));
	let rest = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			if (line.startsWith('!')) said.refused.push(line.slice(2));
			else {
				said.taken.push(`${name}/${line}`);
				told(said.taken.length);
			}
		}
	});
	return { child, said, ended: once(child, 'close').then(() => undefined) };
}

export interface WriteOptions {
	readonly count: number;
	readonly synchronous?: 'FULL' | 'NORMAL';
	readonly env?: NodeJS.ProcessEnv;
	readonly told?: (count: number) => void;
}

/** What of it is not there, or twice; and what else is wrong with the database. */
export async function lostOf(path: string, taken: readonly string[]): Promise<string[]> {
	const db = openDatabase(path);
	try {
		const faults = await faultsOfFile(db);
		const { broken } = await snapshot(db, checkAudit);
		const found = await rows<{ subject: string; times: number }>(
			db.writer,
			'select subject, count(*) as times from audit_entry group by subject',
		);
		const times = new Map(found.map((one) => [one.subject, one.times]));
		return [
			...faults,
			...(broken ? [`entry ${broken.id} ${broken.why}`] : []),
			...found.filter((one) => one.times > 1).map(({ subject }) => `${subject} twice`),
			...taken.filter((subject) => !times.has(subject)),
		];
	} finally {
		await closeDatabase(db);
	}
}
