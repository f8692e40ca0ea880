import { connect, createServer } from 'node:net';
import { Sentence } from './step.mjs';

/**
 * Where to listen, and under which address browsers know it. Only this machine is served unless HOST says otherwise.
 * @param {NodeJS.ProcessEnv} settings
 */
export function address(settings) {
	const host = settings.HOST || '127.0.0.1';
	const port = Number(settings.PORT || 3000);
	if (!Number.isInteger(port) || port < 1 || port > 65535) {
		throw new Sentence(`PORT must be a number from 1 to 65535, not "${settings.PORT}".`);
	}
	const isEverywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
	const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return { host, port, origin: settings.ORIGIN || `http://${name}:${port}` };
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
export function assertFree(host, port) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			const why = {
				EADDRINUSE: `Port ${port} is in use by another program: stop that one, or choose another port, for example PORT=${port + 1} npm start`,
				EACCES: `Port ${port} needs more rights than you have: choose one above 1023, for example PORT=3000 npm start`,
				EADDRNOTAVAIL: `This machine does not have the address ${host}: HOST must be one of its own, or 0.0.0.0 for all`,
				ENOTFOUND: `HOST names no address: ${host}`,
			}[error.code ?? ''];
			reject(why ? new Sentence(why) : error);
		});
		probe.listen(port, host, () => probe.close(() => resolve()));
	});
}

/**
 * Only this machine reaches it.
 * @param {string} host
 */
export function isOwn(host) {
	return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

/**
 * Where this machine reaches a server that listens on `host`.
 * @param {string} host
 */
export function reachable(host) {
	if (host === '0.0.0.0') return '127.0.0.1';
	return host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
}

/**
 * Waits until something answers there.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answers(host, port) {
	return new Promise((resolve) => {
		const attempt = () => {
			const socket = connect(port, reachable(host).replace(/[[\]]/g, ''));
			socket.once('connect', () => {
				socket.destroy();
				resolve(true);
			});
			socket.once('error', () => setTimeout(attempt, 50).unref());
		};
		attempt();
	});
}
