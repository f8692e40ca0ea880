import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Files here lie in memory, on every Linux. */
const SHARED = '/dev/shm';
const NAME = /^masar-tests-(\d+)$/;
/** Bytes, of that folder and of memory alike: twice what the tests' files come to at most. */
const ROOM = 12e9;

/**
 * A folder for the tests' own files that lies in memory, where there is room: what a test stores waits 5 to 10 ms for a
 * disk each time, which a third of the tests' time was. Null: there is none, and they lie on the disk. Whoever took it
 * calls `remove`.
 * @param room bytes that have to be free
 */
export function inMemory(shared = SHARED, room = ROOM): { path: string; remove: () => void } | null {
	if (!existsSync(shared)) return null;
	removeLeft(shared);
	const { bavail, bsize } = statfsSync(shared);
	if (Math.min(bavail * bsize, freemem()) < room) return null;
	const path = join(shared, `masar-tests-${process.pid}`);
	const remove = () => rmSync(path, { recursive: true, force: true });
	mkdirSync(path);
	// PostgreSQL runs as somebody else, from here.
	chmodSync(path, 0o755);
	if (runsPrograms(path)) return { path, remove };
	remove();
	return null;
}

/** Of runs that were ended before they could: memory is dear. */
function removeLeft(shared: string): void {
	for (const name of readdirSync(shared)) {
		const pid = NAME.exec(name)?.[1];
		if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(shared, name), { recursive: true, force: true });
	}
}

/** Some machines forbid programs there, and PostgreSQL's lie beside its data. */
function runsPrograms(folder: string): boolean {
	const program = join(folder, 'program');
	writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
	const { status } = spawnSync(program);
	rmSync(program);
	return status === 0;
}
