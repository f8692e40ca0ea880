import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { build } from './build.mjs';
import { answers } from './port.mjs';
import { environment, root } from './process.mjs';

const HOST = '127.0.0.1';

/**
 * Serves the demonstration from a database of its own, and takes all of it away when `use` is done.
 * @param fill puts more into the database file before it is served
 */
export async function withDemonstration<T>(
	use: (origin: string, pid: number) => Promise<T>,
	fill?: (database: string) => Promise<void>,
): Promise<T> {
	await build();
	const folder = mkdtempSync(join(tmpdir(), 'masar-demonstration-'));
	const database = join(folder, 'masar.sqlite');
	const port = await freePort();
	const origin = `http://${HOST}:${port}`;
	const env = {
		...environment(),
		DATABASE_URL: `file:${database}`,
		HOST,
		PORT: `${port}`,
		ORIGIN: origin,
		NODE_ENV: 'production',
		DEMONSTRATION: 'yes',
	};
	const run = (script: string) =>
		spawn(process.execPath, [join(root, script)], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
	try {
		const seeded = await new Promise((resolve) => run('scripts/seed.ts').once('exit', resolve));
		if (seeded !== 0) throw new Error('The demonstration could not be loaded.');
		await fill?.(database);
		const server = run('build/server.js');
		const stopped = new Promise((resolve) => server.once('exit', resolve));
		try {
			const serves = await Promise.race([answers(HOST, port), stopped.then(() => false)]);
			if (!serves) throw new Error('The server ended before it served.');
			return await use(origin, server.pid ?? 0);
		} finally {
			server.kill();
			await stopped;
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, HOST, () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

/** A Chromium that talks to nobody but the page, closed when `use` is done. */
export async function withChromium<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
	const browser = await chromium.launch({
		executablePath: await findBrowser(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	try {
		return await use(browser);
	} finally {
		await browser.close();
	}
}
