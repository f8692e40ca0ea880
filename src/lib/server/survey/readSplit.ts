import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

/** The question by which an address splits another; null: none. Throws 403 for one by which the wave publishes nothing. */
export function readSplit(url: URL, keys: readonly string[]): string | null {
	const [by, ...more] = url.searchParams.getAll('by');
	if (by === undefined || by === '') return null;
	if (more.length > 0 || !keys.includes(by)) error(403, m.survey_not_published());
	return by;
}
