import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { freePort, serve } from '../../tests/routes/support/app.ts';
import { build } from '../setup/build.mjs';
import { environment, root } from '../setup/process.mjs';
import { sessionIn } from './rendering.ts';
import type { Row } from './row.ts';
import { CONNECTIONS, many, QUARTER, rateRow, secondsOf } from './serving.ts';

const REQUESTS = 600;

/**
 * Two instances on one PostgreSQL against one: a signed-in reader's dashboards, rendered each time, in requests a second
 * where each instance has a core to itself. A core's second is one that its process has used, as in P9.
 * @param address of an empty database
 */
export async function instancesRow(address: string): Promise<Row> {
	await build();
	const seeding = spawn(process.execPath, [join(root, 'scripts', 'seed.ts')], {
		cwd: root,
		env: { ...environment(), DATABASE_URL: address, NODE_ENV: 'production', DEMONSTRATION: 'yes' },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const [code] = (await once(seeding, 'exit')) as [number];
	if (code !== 0) throw new Error('The demonstration could not be loaded.');
	const cookie = await sessionIn(address);
	const servers = [await serve(address, await freePort()), await serve(address, await freePort())] as const;
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const addresses = servers.map(({ origin }) => origin + QUARTER);
	const rate = async (asked: readonly string[]) => {
		const used = () => servers.map(({ pid }) => secondsOf(pid ?? 0));
		const before = used();
		await many(agent, asked, REQUESTS, { cookie });
		return REQUESTS / Math.max(...used().map((seconds, i) => seconds - (before[i] ?? 0)));
	};
	try {
		await many(agent, addresses, REQUESTS / 2, { cookie });
		const one = await rate(addresses.slice(0, 1));
		const two = await rate(addresses);
		return rateRow('two instances against one, signed-in dashboards, PostgreSQL', two, one, 1.7);
	} finally {
		agent.destroy();
		for (const { end } of servers) await end('SIGTERM');
	}
}
