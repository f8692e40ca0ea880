import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './install.mjs';
import { environment, root, runProgram } from './process.mjs';
import { Sentence, step } from './step.mjs';

/** What the build is made of. */
const SOURCES = [
	'src',
	'db/schema',
	'static',
	'messages',
	'project.inlang/settings.json',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
	'vite.server.config.ts',
	'vite.worker.config.ts',
];
/** Written by the build itself. */
const GENERATED = ['src/lib/paraglide'];
const stamp = join(root, 'build', 'sources.sha256');

/**
 * @param {string} path relative to the project, with slashes
 * @returns {string[]}
 */
function filesOf(path) {
	if (GENERATED.includes(path)) return [];
	const absolute = join(root, path);
	if (!existsSync(absolute)) return [];
	try {
		return readdirSync(absolute)
			.sort()
			.flatMap((name) => filesOf(`${path}/${name}`));
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [path];
		throw error;
	}
}

function sourcesHash() {
	const hash = createHash('sha256');
	for (const path of SOURCES.flatMap(filesOf)) {
		const content = readFileSync(join(root, path));
		hash.update(`${path}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

function isBuilt() {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/**
 * Builds the application where its sources have changed since the last time, or always.
 * @param {{ always?: boolean }} options
 */
export async function build({ always = false } = {}) {
	if (!always && isBuilt()) return;
	await step('Building the application (vite build)', async () => {
		const hash = sourcesHash();
		const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
		// A test that builds must get what ships, not what its own runner's settings would make of it.
		const env = { ...environment(), NODE_ENV: 'production', VITEST: undefined };
		for (const config of ['vite.config.ts', 'vite.server.config.ts', 'vite.worker.config.ts']) {
			const order = [vite, 'build', '--config', config, '--logLevel', 'warn'];
			const code = await runProgram(projectNode(), order, { env });
			if (code !== 0) throw new Sentence(`The build ended with code ${code}; its own words stand above.`);
		}
		writeFileSync(stamp, hash);
	});
}
