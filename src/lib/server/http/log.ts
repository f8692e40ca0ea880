import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Names under which something personal or secret could stand, wherever it is logged. */
const SECRET = ['authorization', 'cookie', 'email', 'name', 'note', 'password', 'secret', 'token'];

/** Causes may go round in a circle. */
const DEEPEST_CAUSE = 5;

/** One JSON line an event, to standard output. What is personal or secret is cut out, should it ever be passed. */
export function createLog(level = 'info', output: DestinationStream = pino.destination()): Log {
	const options = {
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
		serializers: { error: (error: unknown) => describe(error) },
	};
	return pino(options, output);
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
