import { eq, sql } from 'drizzle-orm';
import { organisation } from '#db/schema/index.ts';
import { headingKey } from '#lib/report/paste.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** Finds organisations of a plan by code, or by a name in any language; undefined: none, or two of that name. */
export async function organisationFinder(
	reader: Reader,
	planId: number,
): Promise<(text: string) => number | undefined> {
	const { code, name, mergedIntoId } = organisation;
	const id = sql<number>`coalesce(${mergedIntoId}, ${organisation.id})`;
	const all = await reader
		.select({ id, code, name })
		.from(organisation)
		.where(eq(organisation.planId, planId));
	const byCode = new Map(all.map((one) => [headingKey(one.code), one.id]));
	// One that has had another code, or was merged, has its name twice.
	const byName = new Map<string, Set<number>>();
	for (const one of all)
		for (const key of Object.values(one.name).map(headingKey))
			byName.set(key, (byName.get(key) ?? new Set()).add(one.id));
	return (text) => {
		const key = headingKey(text);
		const [only, other] = byName.get(key) ?? [];
		return byCode.get(key) ?? (other === undefined ? only : undefined);
	};
}
