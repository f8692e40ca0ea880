/** From a fresh clone to a page in the browser: installs, builds, migrates, loads the demonstration, serves. */
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { isEmpty, isMissing, seed } from './setup/database.mjs';
import { install, projectNode } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { address, answers, assertFree } from './setup/port.mjs';
import { root, runProgram } from './setup/process.mjs';
import { fail, seconds } from './setup/step.mjs';

const began = Date.now();
try {
	const { host, port, origin } = address(process.env);
	await assertFree(host, port);
	await alone(async () => {
		await install();
		await build();
		if (isMissing()) await seed();
	});
	await assertFree(host, port);
	const { NODE_ENV = 'production' } = process.env;
	Object.assign(process.env, { HOST: host, PORT: `${port}`, ORIGIN: origin, NODE_ENV });
	const stopped = runProgram(projectNode(), [join(root, 'build', 'index.js')]);
	if (await Promise.race([answers(host, port), stopped.then(() => false)])) {
		if (await isEmpty(host, port).catch(() => false)) await seed();
		console.log(`• Serving on ${origin} after ${seconds(began)}; Ctrl-C stops it`);
	}
	process.exitCode = await stopped;
} catch (error) {
	fail(error);
}
