/** What a server's process holds once its garbage is gone: what the system gave to it tells of its pace, too. */
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';

/** The setting with which a server can be asked. */
export const inspectedAt = (port: number): NodeJS.ProcessEnv => ({
	NODE_OPTIONS: `--inspect=127.0.0.1:${port}`,
});

interface Answer {
	readonly id?: number;
	readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** Bytes of objects and buffers that are still in use. */
export async function heldBy(port: number): Promise<number> {
	const found = await fetch(`http://127.0.0.1:${port}/json/list`);
	const [target] = (await found.json()) as { webSocketDebuggerUrl: string }[];
	const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
	await once(socket, 'open');
	const ask = async (id: number, method: string, params = {}): Promise<unknown> => {
		socket.send(JSON.stringify({ id, method, params }));
		for (;;) {
			const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
			const answer = JSON.parse(data) as Answer;
			if (answer.id === id) return answer.result?.result?.value;
		}
	};
	await ask(1, 'HeapProfiler.collectGarbage');
	await turn();
	await ask(2, 'HeapProfiler.collectGarbage');
	const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
	const held = await ask(3, 'Runtime.evaluate', { expression, returnByValue: true });
	socket.close();
	return Number(held);
}
