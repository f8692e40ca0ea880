/** Before all browser tests: the application is built where its sources have changed, and the databases are made. */
import { rmSync } from 'node:fs';
import { build } from '../../../scripts/setup/build.mjs';
import { alone } from '../../../scripts/setup/lock.mjs';
import { fill, NAMES, templateOf } from './databases.ts';
import { beginServers, endServers } from './site.ts';

export default async function prepare(): Promise<() => void> {
	await alone(() => build());
	beginServers();
	for (const name of NAMES) {
		for (const ending of ['', '-wal', '-shm']) rmSync(templateOf(name) + ending, { force: true });
		await fill(templateOf(name), name);
	}
	return endServers;
}
