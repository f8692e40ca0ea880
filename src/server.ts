/** One server around the framework's handler: every answer goes through here, files and failures too. */
import { createServer } from 'node:http';
import { watchedState } from '#lib/server/http/kept/state.ts';
import { door } from '#lib/server/http/kept/door.ts';
import type { Handler } from '#lib/server/http/kept/capture.ts';
import { Memory, readBytes } from '#lib/server/http/kept/memory.ts';
import type { Packed } from '#lib/server/http/kept/packed.ts';
import { closeDatabase, databasePath, openDatabase, watchWrites } from '#lib/server/database/driver.ts';
import { createClock } from '#lib/server/http/clock.ts';
import { createLog } from '#lib/server/http/log.ts';
import { readSettings } from '#lib/server/http/settings.ts';

const { env } = process;
/** What many ask for on the day of a publication: some thousand pages. */
const KEPT_BYTES = '64M';
const SHUTDOWN_SECONDS = 30;

// By a variable: the build is there when this runs, not when it is built itself. It migrates the database on its way.
const framework = './handler.js';
const { handler } = (await import(framework)) as { handler: Handler };
const settings = readSettings(env);
const log = createLog(env.LOG_LEVEL);
const clock = createClock(env.MASAR_NOW, settings.production);
const db = openDatabase(databasePath(env.DATABASE_URL));
// Without an origin, addresses in answers are made of what each request says: such an answer is for nobody else.
const memory = new Memory<Packed>(env.ORIGIN ? readBytes(env.KEPT_BYTES || KEPT_BYTES) : 0);
const watch = await watchWrites(db);
const answer = door(handler, {
	stateOf: watchedState(db, watch, clock),
	memory,
	answered: (target, status, ms) =>
		log.info({ method: 'GET', path: target.split('?')[0], kept: true, status, ms: Math.round(ms) }),
});

const server = createServer((request, response) => {
	const nowhere = () => response.writeHead(404).end();
	Promise.resolve(answer(request, response, nowhere)).catch((error: unknown) => {
		log.error({ error });
		if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' });
		response.end();
	});
});
const { HOST: host = '0.0.0.0', PORT: port = '3000' } = env;
server.listen(Number(port), host, () => console.log(`Listening on http://${host}:${port}`));

/** What is under way is finished; then the application tidies up. */
function stop(): void {
	server.closeIdleConnections();
	server.close(() => {
		clearTimeout(patience);
		process.emit('sveltekit:shutdown' as 'exit', 0);
		void watch.end().then(() => closeDatabase(db));
	});
	const patience = setTimeout(() => server.closeAllConnections(), SHUTDOWN_SECONDS * 1000);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
