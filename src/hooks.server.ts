import { isHttpError, isRedirect, text } from '@sveltejs/kit';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building, version } from '$app/environment';
import { env } from '$env/dynamic/private';
import { env as publicEnv } from '$env/dynamic/public';
import { m } from '#lib/paraglide/messages.js';
import {
	closeDatabase,
	databaseName,
	databasePath,
	isSound,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { secretKey } from '#lib/server/database/key.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { startFaults } from '#lib/server/http/door/start.ts';
import { createClock } from '#lib/server/http/clock.ts';
import { etagOf, matches } from '#lib/server/http/etag.ts';
import { failureOf, withFailure } from '#lib/server/http/failure.ts';
import { guarded } from '#lib/server/http/guard.ts';
import { compressed, isApi, localised, secured, unmarked } from '#lib/server/http/handles.ts';
import { tileSource } from '#lib/server/http/headers.ts';
import { currentVersions, stateOf } from '#lib/server/http/kept/state.ts';
import { createLog } from '#lib/server/http/log.ts';
import { notesOf } from '#lib/server/http/notes.ts';
import { problem } from '#lib/server/http/problem.ts';
import { recognised } from '#lib/server/http/session.ts';
import { isThisMachine, readSettings } from '#lib/server/http/settings.ts';
import { everyHour, everyMinute } from '#lib/server/jobs/everyHour.ts';
import { startJobs } from '#lib/server/jobs/runner.ts';
import { readJobSettings } from '#lib/server/jobs/settings.ts';
import { worksOf } from '#lib/server/jobs/works.ts';
import { startSender } from '#lib/server/mail/sender.ts';
import { readMailSettings } from '#lib/server/mail/transport.ts';
import { hasSealed, sealFactors } from '#lib/server/access/commands/sealFactors.ts';
import { factorKey, type FactorKey } from '#lib/server/access/factor.ts';
import { announcement } from '#lib/server/access/announce.ts';
import { listDemonstrationAccounts } from '#lib/server/demonstration/index.ts';
import { publishDue } from '#lib/server/publication/byTheClock.ts';
import { writeLettersDue } from '#lib/server/report/letters/byTheClock.ts';
import { writeServiceLetters } from '#lib/server/service/letters/byTheClock.ts';
import { sealRecord } from '#lib/server/record/commands/sealRecord.ts';
import { tellClosed } from '#lib/server/plan/closed.ts';
import { inItsWriting } from '#lib/server/plan/writing.ts';

/** Serving without it would seal the record with another key, and let nobody in who has a device. */
const KEY_LOST =
	'Second factors in the database were sealed with another key than the one that is here. Set MASAR_KEY to it, or put masar.key back beside the database (docs/operating.md, Key). If it is lost for good: npm run forget-factors.';

const log = createLog(env.LOG_LEVEL);
const settings = readSettings(env);
const clock = createClock(env.MASAR_NOW, settings.production);
// Jobs are due by real time, also where the demonstration's clock stands still.
const machineClock = () => new Date();
const jobSettings = readJobSettings(env, settings.production, databasePath(env.DATABASE_URL));
let db: Database;
let secretOfDevices: FactorKey;

export const init: ServerInit = async () => {
	if (building) return;
	db = openDatabase(databasePath(env.DATABASE_URL));
	await migrate(db);
	if (!(await isUpToDate(db)))
		throw new Error(`The database is of a later version than this program: ${databaseName(db.path)}`);
	if (!(await isSound(db)))
		throw new Error(`The database is damaged, restore a backup: ${databaseName(db.path)}`);
	const secret = await secretKey(env, db.path, !(await hasSealed(db)));
	secretOfDevices = factorKey(secret ?? '');
	if (secret === null || (await sealFactors(db, secretOfDevices)) > 0) throw new Error(KEY_LOST);
	await countAnew(db, clock());
	// Written to the terminal, not to the log: the link of the first administrator lets in whoever reads it.
	for (const line of await announcement(db, settings, clock())) console.log(line);
	for (const line of await snapshot(db, tellClosed)) console.log(line);
	const faults = await startFaults({
		env,
		settings,
		database: db.path,
		user: process.getuid?.(),
		hasDemonstration: (await snapshot(db, listDemonstrationAccounts)).length > 0,
	});
	for (const line of faults) console.log(line);
	const sender = startSender(db, {
		mail: readMailSettings(env, settings.origin),
		origin: settings.origin,
		clock,
		log,
	});
	const jobs = startJobs(db, {
		schedules: jobSettings.schedules,
		works: worksOf(jobSettings, machineClock),
		clock: machineClock,
		log,
		env: process.env,
	});
	const letters = await everyHour(log, {
		work: async () => {
			const options = { origin: settings.origin, clock };
			const written = (await writeLettersDue(db, options)) + (await writeServiceLetters(db, options));
			return written > 0 ? { letters: written } : null;
		},
		done: 'letters of the calendar were written',
		failed: 'letters of the calendar could not be written',
	});
	const publishing = await everyMinute(log, {
		work: async () => {
			const published = await publishDue(db, { origin: settings.origin, clock, log });
			return published > 0 ? { published } : null;
		},
		done: 'quarters were published by the clock',
		failed: 'what the clock publishes could not be published',
	});
	const sealing = await everyHour(log, {
		// A line of the log too: whoever owns the database does not reach the log.
		work: async () => {
			const record = await sealRecord(db, secret, machineClock());
			return record && { record };
		},
		done: 'the record was sealed',
		failed: 'the record could not be sealed',
	});
	process.once(
		'sveltekit:shutdown',
		() =>
			void Promise.all([sender.stop(), jobs.stop(), letters.stop(), publishing.stop()])
				// Last: the others may write into the record until they have stopped.
				.then(() => sealing.stop())
				.finally(() => closeDatabase(db)),
	);
};

/** Notes for the log who asks for what. Never the query: it may hold something personal. */
const noted: Handle = async ({ event, resolve }) => {
	const notes = notesOf(event.platform?.req);
	if (notes) Object.assign(notes, { route: event.route.id, path: pathOf(event), isKept: false });
	try {
		return await resolve(event);
	} finally {
		if (notes) notes.person = event.locals.viewer?.personId ?? null;
	}
};

/** Without the token of a link, which whoever reads the log could use. */
function pathOf({ url, params }: RequestEvent): string {
	return params.token ? url.pathname.replace(params.token, '…') : url.pathname;
}

const equipped: Handle = ({ event, resolve }) => {
	event.locals.db = db;
	event.locals.now = clock();
	event.locals.viewer = null;
	event.locals.session = null;
	event.locals.factorKey = secretOfDevices;
	// Whoever came by another name came by a proxy that nobody told of: what everybody knows lets nobody in there.
	const isOwn = settings.production || isThisMachine(hostOf(event.request));
	event.locals.settings = isOwn ? settings : { ...settings, production: true };
	return resolve(event);
};

/** The name by which this server was asked; empty where the request says none that could be one. */
function hostOf({ headers }: Request): string {
	const address = `http://${headers.get('host') ?? ''}`;
	return URL.canParse(address) ? new URL(address).hostname : '';
}

/** Gives the unexpected its status, and an API's reader a problem document. */
const failsafe: Handle = async ({ event, resolve }) => {
	let response: Response;
	try {
		response = await resolve(event);
	} catch (error) {
		if (isRedirect(error) || isHttpError(error)) throw error;
		response = text(report(event, error).message, { status: 500 });
	}
	const { failure } = event.locals;
	if (!failure || response.status !== 500) return response;
	const answer = isApi(event)
		? problem(failure.status, sentence(failure.status), { id: failure.id })
		: response;
	return withFailure(answer, failure);
};

/**
 * A stranger's browser may keep an answer, but asks each time whether it still holds; while data, build, address and
 * day are the same, it does, and nothing is computed. What is somebody's own is kept nowhere.
 */
const revalidated: Handle = async ({ event, resolve }) => {
	const { request, route, url, locals } = event;
	const reads = request.method === 'GET' || request.method === 'HEAD';
	if (locals.session || route.id?.startsWith('/account/')) return unkept(await resolve(event));
	if (!reads || route.id === null || event.isDataRequest) return resolve(event);
	const state = stateOf(await currentVersions(db), event.params.plan ?? null, locals.now);
	const etag = etagOf([version, state, url.pathname, url.search]);
	const headers = { etag, 'cache-control': 'no-cache' };
	if (matches(request.headers.get('if-none-match'), etag)) {
		return new Response(null, { status: 304, headers: { ...headers, vary: 'accept-encoding' } });
	}
	const response = await resolve(event);
	const control = response.headers.get('cache-control');
	if (response.status === 200 && !control?.includes('no-store')) {
		response.headers.set('etag', etag);
		// Shapes under the name of their version never change, and say so themselves.
		if (!control) response.headers.set('cache-control', headers['cache-control']);
	}
	return response;
};

function unkept(response: Response): Response {
	// Shapes under the name of their version are the same for everybody.
	if (!response.headers.get('cache-control')?.includes('immutable')) {
		response.headers.set('cache-control', 'no-store');
		// The framework's own: what is not kept is not asked about.
		response.headers.delete('etag');
	}
	return response;
}

/** Digits and levels are written as the plan of the page writes them. */
const inWriting: Handle = ({ event, resolve }) => inItsWriting(() => resolve(event));

export const handle = sequence(
	noted,
	compressed,
	secured(settings.secure, tileSource(publicEnv.PUBLIC_TILE_URL)),
	equipped,
	// Before all that answers by itself: what it says is in the reader's language.
	localised,
	inWriting,
	failsafe,
	recognised,
	guarded,
	revalidated,
	unmarked,
);

export const handleError: HandleServerError = ({ error, event, status, message }) =>
	status < 500 ? { message } : report(event, error);

/** The log gets the error, the reader an identifier and a sentence. */
function report(event: RequestEvent, error: unknown): App.Error {
	// The request's own, which every line of the log about it has.
	const id = notesOf(event.platform?.req)?.id ?? crypto.randomUUID();
	const failure = failureOf(error, id);
	event.locals.failure = failure;
	log.error({ request: id, method: event.request.method, route: event.route.id, error });
	return { id: failure.id, message: sentence(failure.status) };
}

function sentence(status: number): string {
	if (status === 503) return m.failure_busy();
	return status === 507 ? m.failure_full() : m.failure_unexpected();
}
