/** From a fresh clone to a page in the browser: installs, builds, migrates, loads the demonstration, serves. */
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { isEmpty, isMissing, seed } from './setup/database.mjs';
import { install, projectNode } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { address, answers, assertFree, isOwn } from './setup/port.mjs';
import { root, runProgram } from './setup/process.mjs';
import { fail, seconds } from './setup/step.mjs';

const began = Date.now();
try {
	const { host, port, origin } = address(process.env);
	// Whom others can reach is in production: nobody of the demonstration may sign in there.
	const NODE_ENV = process.env.NODE_ENV || (isOwn(host) ? 'development' : 'production');
	// What is imported has up to 9 MB; what every other page takes is bounded where it takes it.
	const BODY_SIZE_LIMIT = process.env.BODY_SIZE_LIMIT || '10M';
	Object.assign(process.env, { HOST: host, PORT: `${port}`, ORIGIN: origin, NODE_ENV, BODY_SIZE_LIMIT });
	await assertFree(host, port);
	await alone(async () => {
		await install();
		await build();
		if (isMissing()) await seed();
	});
	await assertFree(host, port);
	const stopped = runProgram(projectNode(), [join(root, 'build', 'server.js')]);
	if (await Promise.race([answers(host, port), stopped.then(() => false)])) {
		if (await isEmpty(host, port).catch(() => false)) await seed(['--tell']);
		console.log(`• Serving on ${origin} after ${seconds(began)}; Ctrl-C stops it`);
	}
	process.exitCode = await stopped;
} catch (error) {
	fail(error);
}
