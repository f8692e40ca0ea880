import { and, eq } from 'drizzle-orm';
import { indicator, outcome, output } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { frameworkUse, type FrameworkLevel } from '#lib/server/framework/queries/frameworkUse.ts';
import { Refused } from '#lib/server/refused.ts';
import { tellFramework, type FrameworkAct } from './tellFramework.ts';

const TABLES = { indicator, output, outcome };

/**
 * Takes an outcome, output or indicator away on which nothing hangs: no report, target or publication names it. Throws
 * Refused: `not found`; `in use`, where an indicator is ended instead.
 */
export async function removeNode(
	db: Database,
	act: FrameworkAct,
	{ level, code }: { readonly level: FrameworkLevel; readonly code: string },
): Promise<void> {
	const { sectorId } = act;
	await transaction(db, async (writer) => {
		const table = TABLES[level];
		const { isReported, isNamed } = await frameworkUse(writer, { sectorId, level, code });
		if (isReported || isNamed) throw new Refused('in use');
		const own = and(eq(table.sectorId, sectorId), eq(table.code, code));
		const gone = await writer.delete(table).where(own).returning({ name: table.name });
		const [found] = gone;
		if (!found) throw new Refused('not found');
		await tellFramework(writer, act, { before: { [level]: code, name: found.name }, after: null });
	});
}
