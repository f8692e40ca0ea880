/**
 * The place that a request holds among those that are answered at once. Whoever waits for a worker keeps no processor busy:
 * it gives its place back, so that pages are answered meanwhile. It hangs on the request, as notes do, since server and
 * framework are built apart. Source: docs/rules.md, Failing.
 */

const PLACE = Symbol.for('masar.request.place');

/** @param leave gives the place back; more than once is as once */
export function holdPlace(request: object, leave: () => void): void {
	Object.defineProperty(request, PLACE, { value: leave, configurable: true });
}

/** Gives the place back; nothing where none is held, as in development. */
export function leavePlace(request: object | undefined): void {
	(request as { [PLACE]?: () => void } | undefined)?.[PLACE]?.();
}
