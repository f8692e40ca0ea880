import type { Scope } from '#lib/plan/scope.ts';
import { writeSaid } from '#lib/publication/liveSaid.ts';
import type { AskedAnswer, Spoken } from '#lib/survey/spoken.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findSpoken } from '#lib/server/survey/queries/spoken.ts';

/** So many figures of surveys a narrative may name; figures beyond are unknown. */
const MOST_SPOKEN = 24;

/** By what one types. A draft that does not hold a figure answers null, and it is unknown. */
export async function readSpokenSource(
	reader: Reader,
	scope: Scope,
	all: readonly AskedAnswer[],
): Promise<ReadonlyMap<string, Spoken>> {
	const found = new Map<string, Spoken | null>();
	for (const asked of all) {
		const key = writeSaid(asked);
		if (found.has(key) || found.size >= MOST_SPOKEN) continue;
		found.set(key, await findSpoken(reader, scope, asked));
	}
	return new Map([...found].flatMap(([key, spoken]) => (spoken ? [[key, spoken] as const] : [])));
}
