/** Opens reports without a line, from what their pages put on the device. It is known to the pages of reports alone. */
import { answer, type Asking } from './answering.ts';

/** As much of a worker's surroundings as is needed: the project's types are those of a page. */
interface Surroundings {
	addEventListener(kind: 'install' | 'activate', done: (event: Pick<Asking, 'waitUntil'>) => void): void;
	addEventListener(kind: 'fetch', done: (event: Asking) => void): void;
	skipWaiting(): Promise<void>;
	readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as Surroundings;

// It serves every build alike, so that a new one takes over at once and empties nothing.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', answer);
