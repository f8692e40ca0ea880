/**
 * What is noted of a request while it is answered, so that one line of the log and one count tell of each, whoever answers:
 * files and failures too. It hangs on the request itself: server and framework are built apart and share nothing else.
 */

export interface RequestNotes {
	/** In every line of the log about it. */
	readonly id: string;
	/** A keyed hash of the network that it came from; null: that is not known. */
	readonly network: string | null;
	/** It came from this machine itself, past no proxy that tells for whom. */
	readonly isThisMachine: boolean;
	/** The route that answers, parameters in brackets; null: none, or a file. */
	route: string | null;
	/** Without what is asked, and without the token of a link; null: nobody has looked at the address. */
	path: string | null;
	/** Who is signed in; null: nobody. */
	person: number | null;
	/** The answer was there already. */
	isKept: boolean;
}

const NOTES = Symbol.for('masar.request.notes');

/** Hangs the notes on a request. */
export function noteRequest(request: object, notes: RequestNotes): void {
	Object.defineProperty(request, NOTES, { value: notes });
}

/** The notes of a request; undefined: no server of ours has taken it, as in development. */
export function notesOf(request: object | undefined): RequestNotes | undefined {
	return request && (request as { [NOTES]?: RequestNotes })[NOTES];
}
