import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; commands run in it, wherever they were called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** Tools are found in the project first, above all its Node: theirs start with `#!/usr/bin/env node`. */
export function environment() {
	return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/**
 * Runs a program to its end and hands on the signals that stop us. Answers with its exit code, or 128 and the
 * signal's number, as shells count.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { print?: (text: string) => void }} options `print` takes what it
 * writes, of both streams, instead of the terminal
 * @returns {Promise<number>}
 */
export function runProgram(command, args, { print, ...options } = {}) {
	return new Promise((resolve, reject) => {
		/** @type {import('node:child_process').StdioOptions} */
		const stdio = print ? ['ignore', 'pipe', 'pipe'] : 'inherit';
		const child = spawn(command, [...args], { cwd: root, env: environment(), stdio, ...options });
		if (print)
			for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print);
		/** @param {NodeJS.Signals} signal */
		const pass = (signal) => child.kill(signal);
		process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass);
		const release = () => process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass);
		child.on('error', (error) => {
			release();
			reject(error);
		});
		// Not at its exit: what it wrote last may still be on the way.
		child.on('close', (code, signal) => {
			release();
			resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1));
		});
	});
}
