import { existsSync } from 'node:fs';
import { runProgram } from './process.mjs';

const DEBIAN = '/usr/bin/chromium';

/**
 * The Chromium that the browser tests drive: CHROMIUM_PATH, or Debian's, installed where we may. Its Arabic needs a
 * font too. Throws with what to do where there is none.
 */
export async function findBrowser(): Promise<string> {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
	}
	if (existsSync(DEBIAN)) return DEBIAN;
	if (process.getuid?.() !== 0) {
		throw new Error(
			'The browser tests need Chromium: "sudo apt-get install chromium fonts-noto-core" brings it, ' +
				'or CHROMIUM_PATH names one that is there.',
		);
	}
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	const packages = ['chromium', 'fonts-noto-core'];
	const code =
		(await runProgram('apt-get', ['update', '-q'], options)) ||
		(await runProgram('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], options));
	if (code === 0 && existsSync(DEBIAN)) return DEBIAN;
	throw new Error(
		`apt-get could not install Chromium (code ${code}): its own words stand above. ` +
			'CHROMIUM_PATH may name one that is there.',
	);
}
