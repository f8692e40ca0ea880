import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Names under which something personal or secret could stand, wherever it is logged. */
const SECRET = ['authorization', 'cookie', 'email', 'name', 'note', 'password', 'secret', 'token'];

/** Causes may go round in a circle. */
const DEEPEST_CAUSE = 5;

const PLAIN = { base: null, timestamp: pino.stdTimeFunctions.isoTime };

/** One JSON line an event, to standard output. What is personal or secret is cut out, should it ever be passed. */
export function createLog(level = 'info', output: DestinationStream = pino.destination()): Log {
	const options = {
		...PLAIN,
		level,
		redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
		serializers: { error: (error: unknown) => describe(error) },
	};
	return pino(options, output);
}

/** Bytes of lines that are written at once, and milliseconds after which they are in any case. */
const [AT_ONCE, LATEST] = [4096, 100];

/**
 * One JSON line a request, to standard output: written some at once, since a thousand come in a second, and not searched for
 * what is personal, since whoever writes it lists its fields.
 */
export function createLines(level = 'info'): Pick<Log, 'info'> {
	const output = pino.destination({ sync: false, minLength: AT_ONCE, periodicFlush: LATEST });
	return pino({ ...PLAIN, level }, output);
}

/** An error without the values of the query that failed: they may be somebody's. */
function describe(error: unknown, depth = 0): object {
	if (!(error instanceof Error)) return { message: String(error) };
	const withoutValues = (text: string) => text.replaceAll(/\nparams: [^]*?(?=\n\s+at |$)/g, '\nparams: …');
	return {
		type: error.constructor.name,
		message: withoutValues(error.message),
		stack: withoutValues(error.stack ?? ''),
		...(error.cause === undefined || depth === DEEPEST_CAUSE
			? {}
			: { cause: describe(error.cause, depth + 1) }),
	};
}
