import { existsSync } from 'node:fs';
import { installPackages } from './debian.ts';

/** Chromium without a window: half the work of the whole one, for the same pages. */
const SHELL = { path: '/usr/bin/chromium-headless-shell', name: 'chromium-headless-shell' };
const WHOLE = { path: '/usr/bin/chromium', name: 'chromium' };

/** The one that is installed; null: none is. */
export function browserHere(): string | null {
	return [SHELL, WHOLE].map(({ path }) => path).find((path) => existsSync(path)) ?? null;
}

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
	const here = browserHere();
	if (here === SHELL.path) return here;
	const font = here ? [] : ['fonts-noto-core'];
	const install = ({ name, path }: typeof SHELL) =>
		installPackages(
			[name, ...font],
			'The browser tests need Chromium',
			'CHROMIUM_PATH may name one that is there.',
			print,
		).then(() => path);
	return install(SHELL).catch((error: unknown) => {
		if (here) return here;
		// A Debian that has no shell of it apart, or one that lets us install neither.
		if (process.getuid?.() !== 0) throw error;
		return install(WHOLE);
	});
}
