/** One server around the framework's handler: every answer goes through here, files and failures too. */
import { createServer, type ServerResponse } from 'node:http';
import { watchedState } from '#lib/server/http/kept/state.ts';
import { door } from '#lib/server/http/kept/door.ts';
import type { Handler } from '#lib/server/http/kept/capture.ts';
import { Memory, readBytes } from '#lib/server/http/kept/memory.ts';
import type { Packed } from '#lib/server/http/kept/packed.ts';
import { closeDatabase, databasePath, openDatabase, watchWrites } from '#lib/server/database/driver.ts';
import { secretKey } from '#lib/server/database/key.ts';
import { createClock } from '#lib/server/http/clock.ts';
import { createLines, createLog } from '#lib/server/http/log.ts';
import { crowded } from '#lib/server/http/crowd/crowd.ts';
import { addAlways, everyAnswer } from '#lib/server/http/door/every.ts';
import { answerUnread, LINES, patient } from '#lib/server/http/door/patient.ts';
import { metered } from '#lib/server/http/meter/front.ts';
import { watched } from '#lib/server/http/meter/operators.ts';
import { processMeter, version } from '#lib/server/http/meter/process.ts';
import { RequestMeter } from '#lib/server/http/meter/requests.ts';
import { readSettings } from '#lib/server/http/settings.ts';
import { shared } from '#lib/server/http/share/shared.ts';
import { gaugesOf } from '#lib/server/jobs/gauges.ts';

// Database, mail and logs are for this user alone.
process.umask(0o077);
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
const stopping = new AbortController();
const requests = new RequestMeter();
const tellProcess = processMeter(version());
const dress = (response: ServerResponse): void => addAlways(response, settings.secure);
const answers = door(everyAnswer(shared(crowded(handler)), settings), {
	stateOf: watchedState(db, watch, clock),
	memory,
});
// In front of the door, which asks as by somebody of whom nothing is known.
const operated = watched(answers, {
	dress,
	isReady: async () => {
		await watch.changes();
		return !stopping.signal.aborted;
	},
	families: async () => [requests.family(), ...tellProcess(db.path), ...(await gaugesOf(db, new Date()))],
	token: env.METRICS_TOKEN,
});
const lines = createLines(env.LOG_LEVEL);
const front = metered(patient(operated), {
	lines,
	log,
	requests,
	address: { header: env.ADDRESS_HEADER, depth: Number(env.XFF_DEPTH || 1) },
	// The framework has made it by now, where none was given: a network has one hash in all lines.
	key: (await secretKey(env, db.path, true)) ?? '',
	dress,
});

const server = createServer(LINES, (request, response) => {
	void front(request, response, () => response.writeHead(404).end());
});
server.on('clientError', answerUnread(lines));
const { HOST: host = '0.0.0.0', PORT: port = '3000' } = env;
server.listen(Number(port), host, () => console.log(`Listening on http://${host}:${port}`));

/** What is under way is finished; then the application tidies up. */
function stop(): void {
	stopping.abort();
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
