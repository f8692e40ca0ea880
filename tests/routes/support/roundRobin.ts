/** What stands in front of several instances: each request goes to the next one, and to another where one is gone. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';

export interface RoundRobin {
	readonly stop: () => Promise<void>;
}

/** @param ports of the instances; read with each request, so that one may be taken away */
export async function roundRobin(port: number, ports: readonly number[]): Promise<RoundRobin> {
	let turn = 0;
	const server = createServer((asked, answer) => {
		forward(asked, answer, ports[turn++ % ports.length] ?? 0);
	}).listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** What was sent is not sent again: an instance that dies with it breaks the line, and whoever sent it decides. */
function forward(asked: IncomingMessage, answer: ServerResponse, port: number): void {
	const { method, url, headers } = asked;
	const broken = () => answer.destroy();
	const on = request({ hostname: '127.0.0.1', port, method, path: url, headers, agent: false }, (given) => {
		answer.writeHead(given.statusCode ?? 502, given.headers);
		given.on('error', broken).pipe(answer);
	});
	on.on('error', broken);
	asked.pipe(on);
}
