import { verifyQuestion } from '#lib/publication/forms/publish.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { findByHash } from '#lib/server/publication/queries/standing.ts';
import type { PageServerLoad } from './$types';

/** Which publication a hash is of. */
export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const parsed = verifyQuestion.safeParse(Object.fromEntries(event.url.searchParams));
	const asked = parsed.success ? parsed.data.sha256.toLowerCase() : '';
	if (asked === '') return { asked, isHash: parsed.success, found: undefined };
	const isHash = /^[0-9a-f]{64}$/.test(asked);
	const found = isHash ? await snapshot(event.locals.db, (reader) => findByHash(reader, asked)) : undefined;
	return { asked, isHash, found };
};
