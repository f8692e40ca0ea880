import { and, eq } from 'drizzle-orm';
import { indicator, outcome, output } from '#db/schema/index.ts';
import { movedAmong } from '#lib/framework/moved.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { besides } from '#lib/server/framework/besides.ts';
import type { FrameworkLevel } from '#lib/server/framework/queries/frameworkUse.ts';
import { assertSeen } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { tellFramework, type FrameworkAct } from './tellFramework.ts';

interface Moving {
	readonly level: FrameworkLevel;
	readonly code: string;
	/** `up`, `down`, or a place among those beside it, from 0. */
	readonly move: string;
	/** `stampOf` the codes beside it, in the order that was read. */
	readonly version: string;
}

const TABLES = { indicator, output, outcome };

/**
 * Moves an outcome, output or indicator among those beside it; no figure moves. What is there already is no change. Throws
 * Refused: `not found`, `changed meanwhile`.
 */
export async function moveNode(
	db: Database,
	act: FrameworkAct,
	{ level, code, move, version }: Moving,
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = besides(await loadFramework(writer, act.sectorId), level, code);
		if (!before.includes(code)) throw new Refused('not found');
		assertSeen(before, version);
		const after = movedAmong(before, code, move);
		if (after.join(' ') === before.join(' ')) return;
		const table = TABLES[level];
		for (const [position, one] of after.entries()) {
			const own = and(eq(table.sectorId, act.sectorId), eq(table.code, one));
			await writer.update(table).set({ position }).where(own);
		}
		await tellFramework(writer, act, {
			before: { [level]: code, order: before },
			after: { [level]: code, order: after },
		});
	});
}
