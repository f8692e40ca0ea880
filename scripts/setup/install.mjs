/** Runs under whatever Node the machine has: built-in modules only, nothing newer than Node 18 knows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runProgram } from './process.mjs';
import { Sentence, step } from './step.mjs';

const OLDEST = [24, 7];
const pinned = join(root, 'node_modules', '.bin', 'node');

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Package */

/**
 * @param {unknown} lock
 * @returns {lock is { packages: Record<string, Package> }}
 */
const isLock = (lock) => typeof lock === 'object' && lock !== null && 'packages' in lock;

/** @param {string} path */
function packagesOf(path) {
	/** @type {unknown} */
	const lock = JSON.parse(readFileSync(path, 'utf8'));
	return isLock(lock) ? lock.packages : {};
}

/**
 * npm's two lists say the same: what was asked for, and what it noted to have installed.
 * @param {Record<string, Package>} wanted
 * @param {Record<string, Package>} installed
 */
export function isComplete(wanted, installed) {
	return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
		const found = installed[path];
		// Optional packages are there for other machines than this one.
		return path === '' || (found ? found.version === version : optional || devOptional);
	});
}

/** npm writes its note at the very end: an installation that was cut off does not look complete. */
function isInstalled() {
	const note = join(root, 'node_modules', '.package-lock.json');
	return existsSync(note) && isComplete(packagesOf(join(root, 'package-lock.json')), packagesOf(note));
}

/** @param {(line: string) => void} print */
export async function install(print = console.log) {
	if (isInstalled()) return;
	await step('Installing packages (npm ci)', npmCi, print);
}

async function npmCi() {
	// Warnings are about the Node that npm runs on, not the one that the project brings.
	// npm's own notes go to the error stream: some commands print data.
	// NODE_ENV=production would leave out what the build needs.
	const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
	const npm = process.env.npm_execpath;
	const code = npm?.endsWith('.js')
		? await runProgram(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2], env: process.env })
		: await runProgram('npm', args, { stdio: ['ignore', 2, 2], env: process.env });
	if (code === 0) return;
	throw new Sentence(
		[
			`npm ci ended with code ${code}; its own words stand above. What usually helps:`,
			'  - no answer from the registry: look at the network, a proxy, "npm config get registry"',
			'  - no space or no right to write: df -h . and ls -ld .',
			'  - package.json and package-lock.json disagree: git checkout package.json package-lock.json',
			'Then run the same command again; nothing has to be cleaned up first.',
		].join('\n'),
	);
}

/** The Node that the project is written for: its own, or the reader's where there is none for this machine. */
export function projectNode() {
	if (existsSync(pinned)) return pinned;
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
	throw new Sentence(
		`There is no packaged Node for ${process.platform} ${process.arch}, and this one is ${process.version}: ` +
			`install Node ${OLDEST.join('.')} or later and run the same command again.`,
	);
}
