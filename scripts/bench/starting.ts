import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../setup/build.mjs';
import { freePort } from '../setup/demonstration.ts';
import { answers } from '../setup/port.mjs';
import { environment, root } from '../setup/process.mjs';
import { timed } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

const HOST = '127.0.0.1';
const LIMIT_MS = 3000;

/** P16: from the order to start until the first connection is taken, the database's quick check included; against 3 s. */
export async function startRow({ db, label }: Plan): Promise<Row> {
	await build();
	const port = await freePort();
	const env = {
		...environment(),
		DATABASE_URL: `file:${db.path}`,
		HOST,
		PORT: `${port}`,
		LOG_LEVEL: 'silent',
	};
	const order = [join(root, 'build', 'server.js')];
	// Its first line is a letter to the first administrator, since the plan has none.
	const start = () =>
		spawn(process.execPath, order, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
	let server: ReturnType<typeof start> | undefined;
	const took = await timed(async () => {
		server = start();
		await answers(HOST, port);
	});
	const ended = new Promise((resolve) => server?.once('exit', resolve));
	server?.kill();
	await ended;
	return ratioRow(`P16 start at ${label} values`, took, LIMIT_MS, 1);
}
