import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const path = join(root, '.setup.lock');

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** Who holds the lock; 0: nobody any more. */
function holder() {
	try {
		return Number(readFileSync(path, 'utf8'));
	} catch {
		return 0;
	}
}

function take() {
	try {
		writeFileSync(path, `${process.pid}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		return false;
	}
}

/** Moves a dead process's lock away; by renaming, so that of two who try only one succeeds. */
function clear() {
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
 * @param {(line: string) => void} print
 * @returns {Promise<T>}
 */
export async function alone(work, print = console.log) {
	for (let told = false; !take();) {
		const pid = holder();
		if (pid > 0 && !isAlive(pid)) clear();
		else if (!told) {
			print(`• Waiting for process ${pid}, which prepares this folder (if it does not: rm "${path}")`);
			told = true;
		}
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
