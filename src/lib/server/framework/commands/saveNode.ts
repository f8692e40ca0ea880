/** Outcomes and outputs: what indicators hang on. */
import { and, eq } from 'drizzle-orm';
import { outcome, output } from '#db/schema/index.ts';
import type { Localised } from '#lib/plan/text.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { assertSeen } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { tellFramework, type FrameworkAct } from './tellFramework.ts';

interface NewNode {
	readonly code: string;
	readonly name: Localised;
	/** Code of the outcome in which an output lies; null: it is an outcome. */
	readonly outcome: string | null;
}

/** Adds an outcome or an output. Throws Refused: `code taken`; `not found`, where its outcome is not there. */
export async function addNode(db: Database, act: FrameworkAct, node: NewNode): Promise<void> {
	const { sectorId } = act;
	await transaction(db, async (writer) => {
		const { code, name } = node;
		const table = node.outcome === null ? outcome : output;
		const isThere = and(eq(table.sectorId, sectorId), eq(table.code, code));
		if (await first(writer.select({ id: table.id }).from(table).where(isThere)))
			throw new Refused('code taken');
		if (node.outcome === null) await writer.insert(outcome).values({ sectorId, code, name });
		else {
			const of = and(eq(outcome.sectorId, sectorId), eq(outcome.code, node.outcome));
			const found = await first(writer.select({ id: outcome.id }).from(outcome).where(of));
			if (!found) throw new Refused('not found');
			await writer.insert(output).values({ sectorId, outcomeId: found.id, code, name });
		}
		const level = node.outcome === null ? 'outcome' : 'output';
		await tellFramework(writer, act, { before: null, after: { [level]: code, name } });
	});
}

interface Renaming {
	readonly level: 'outcome' | 'output';
	readonly code: string;
	/** `stampOf` the name that was read. */
	readonly version: string;
	readonly name: Localised;
}

/** Gives one another name. What is so already is no change. Throws Refused: `not found`, `changed meanwhile`. */
export async function renameNode(db: Database, act: FrameworkAct, asked: Renaming): Promise<void> {
	const { level, code, version, name } = asked;
	await transaction(db, async (writer) => {
		const table = level === 'outcome' ? outcome : output;
		const own = and(eq(table.sectorId, act.sectorId), eq(table.code, code));
		const found = await first(writer.select({ name: table.name }).from(table).where(own));
		if (!found) throw new Refused('not found');
		if (JSON.stringify(found.name) === JSON.stringify(name)) return;
		assertSeen(found.name, version);
		await writer.update(table).set({ name }).where(own);
		await tellFramework(writer, act, {
			before: { [level]: code, name: found.name },
			after: { [level]: code, name },
		});
	});
}
