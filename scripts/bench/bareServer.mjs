/** A bare server on a free port of this machine: sends what it reads from its input, `/304` without a body. Says its port. */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const body = await buffer(process.stdin);
const server = createServer((request, response) => {
	if (request.url === '/304') response.writeHead(304).end();
	else response.writeHead(200, { 'content-length': body.byteLength }).end(body);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object' && address) console.log(address.port);
});
