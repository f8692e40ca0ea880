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
	const byName = Map.groupBy(
		all.flatMap((one) =>
			[...new Set(Object.values(one.name).map(headingKey))].map((key) => ({ key, id: one.id })),
		),
		({ key }) => key,
	);
	return (text) => {
		const key = headingKey(text);
		const [only, other] = byName.get(key) ?? [];
		return byCode.get(key) ?? (other ? undefined : only?.id);
	};
}
