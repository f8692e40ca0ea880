/** From a fresh clone to a page in the browser: installs, builds, migrates, loads the demonstration, serves. */
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { install, projectNode } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { root, runProgram } from './setup/process.mjs';
import { address, answers, assertFree } from './setup/port.mjs';
import { fail, seconds, Sentence } from './setup/step.mjs';

const began = Date.now();
try {
	const { host, port, origin } = address(process.env);
	await assertFree(host, port);
	await alone(async () => {
		await install();
		await build();
		const code = await runProgram(projectNode(), [join(root, 'scripts', 'seed.ts')]);
		if (code !== 0) throw new Sentence('The database is not ready; what stands above says why.');
	});
	await assertFree(host, port);
	process.env.HOST = host;
	process.env.PORT = `${port}`;
	process.env.ORIGIN = origin;
	process.env.NODE_ENV ??= 'production';
	const stopped = runProgram(projectNode(), [join(root, 'build', 'index.js')]);
	if (await Promise.race([answers(host, port), stopped.then(() => false)])) {
		console.log(`• Serving on ${origin} after ${seconds(began)}; Ctrl-C stops it`);
	}
	process.exitCode = await stopped;
} catch (error) {
	fail(error);
}
