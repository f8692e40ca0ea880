/**
 * What time it is, asked anew by each request.
 * @param fixed an ISO date and time at which time stands still, for tests; never in production
 * Throws when it is not a date.
 */
export function createClock(fixed: string | undefined, production: boolean): () => Date {
	if (fixed === undefined || fixed === '' || production) return () => new Date();
	const moment = new Date(fixed);
	if (Number.isNaN(moment.getTime())) throw new Error(`MASAR_NOW is not a date and time: ${fixed}`);
	return () => new Date(moment);
}
