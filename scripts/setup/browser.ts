import { existsSync } from 'node:fs';
import { installPackages } from './debian.ts';

const DEBIAN = '/usr/bin/chromium';

/**
 * The Chromium that the browser tests drive: CHROMIUM_PATH, or Debian's, installed where we may. Its Arabic needs a
 * font too. Throws with what to do where there is none.
 */
export async function findBrowser(print?: (text: string) => void): Promise<string> {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
	}
	if (existsSync(DEBIAN)) return DEBIAN;
	await installPackages(
		['chromium', 'fonts-noto-core'],
		'The browser tests need Chromium',
		'CHROMIUM_PATH may name one that is there.',
		print,
	);
	return DEBIAN;
}
