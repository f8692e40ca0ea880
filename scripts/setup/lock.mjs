import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const LOCK = join(root, '.setup.lock');

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/**
 * Who holds the lock; 0: nobody any more.
 * @param {string} path
 */
function holder(path) {
	try {
		return Number(readFileSync(path, 'utf8'));
	} catch {
		return 0;
	}
}

/** @param {string} path */
function take(path) {
	try {
		writeFileSync(path, `${process.pid}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		return false;
	}
}

/**
 * Moves a dead process's lock away; by renaming, so that of two who try only one succeeds.
 * @param {string} path
 */
function clear(path) {
	const aside = `${path}.${process.pid}`;
	try {
		renameSync(path, aside);
		rmSync(aside);
	} catch {
		// The other one was quicker.
	}
}

/**
 * Two commands started at once prepare one after the other: the second waits, and finds everything done.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} [print]
 * @param {string} [path]
 * @returns {Promise<T>}
 */
export async function alone(work, print = console.log, path = LOCK) {
	let told = false;
	while (!take(path)) {
		const pid = holder(path);
		if (pid > 0 && !isAlive(pid)) {
			clear(path);
			continue;
		}
		if (!told)
			print(`• Waiting for process ${pid}, which prepares this folder (if it does not: rm "${path}")`);
		told = true;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	const release = () => rmSync(path, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}
