/**
 * Starts what computes with the solver in a process of its own. It is WebAssembly, and V8 may abort a whole process one of
 * whose threads ends with such code in it (https://github.com/nodejs/node/issues/64500): in a thread it would take the
 * server along.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** What the process tells last, where it fails. */
export interface Failed {
	readonly failed: unknown;
}

/**
 * Where the programme stands. Built, it is a file beside the server (`vite.worker.config.ts`); Node reads it from source as
 * it is.
 * @param own the address of this module, or of the file that it was built into
 */
export function securingProgramme(own: string): URL {
	const [, build] = /^(.*\/build\/)(?:server\/.*|server\.js)$/.exec(own) ?? [];
	return build === undefined
		? new URL('./securing.process.ts', own)
		: new URL('./securing.process.js', build);
}

/**
 * Asks the programme, and waits until it has ended.
 * @param onTold what it tells, in its order
 * @throws what the programme throws, and an Error where it ends otherwise than by itself
 */
export async function askProcess<Told extends object>(
	program: URL,
	asked: object,
	onTold: (told: Told) => void,
): Promise<void> {
	const process = fork(program, [], { serialization: 'advanced', execArgv: [], env: {} });
	let failed: Failed | undefined;
	process.on('message', (told: Told | Failed) => {
		if ('failed' in told) failed = told;
		else onTold(told);
	});
	const [ended] = await Promise.all([
		// Its last words may be read after its end. One that could not be started says so in an event, which both hear.
		once(process, 'exit'),
		once(process, 'disconnect'),
		new Promise<void>((resolve, reject) => {
			process.send(asked, (error) => (error ? reject(error) : resolve()));
		}),
	]);
	if (failed) throw failed.failed;
	const [code, signal] = ended as [number | null, NodeJS.Signals | null];
	if (code !== 0) throw new Error(`ended without an answer, ${code ?? signal}`);
}
