import type { Cleared } from '#lib/publication/content.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { PublicationLabel } from './publications.ts';

/** Who cleared this very draft, in the order in which it was told: a tick of an earlier one counts no more. */
export async function listClearances(
	reader: Reader,
	draft: Pick<PublicationLabel, 'id' | 'contentHash'>,
): Promise<Cleared[]> {
	const found = await rows<{
		role: string;
		day: string;
		how: string;
		name: string | null;
		words: string | null;
	}>(
		reader,
		`select role, day, how, name, words from publication_clearance
		where publication_id = @id and content_hash = @hash order by id`,
		{ id: draft.id, hash: draft.contentHash },
	);
	return found.map(({ role, day, how, name, words }) => ({
		role,
		day,
		outside: how === 'outside' ? { name: name ?? '', words } : null,
	}));
}
