import { COUNTED_BY } from '#lib/plan/countedBy.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { answerAnew } from './answers.ts';
import { checkPlan, type TotalsFault } from './totals/check.ts';
import { rebuildTotals } from './totals/rebuild.ts';

/**
 * Counts the totals of every plan anew that were counted by older rules, each plan in a transaction of its own: they may
 * have come to other figures, so the plan's data version rises.
 * @returns codes of the plans counted
 */
export async function countAnew(db: Database, now: Date): Promise<string[]> {
	const codes: string[] = [];
	const older = await rows<{ id: number; code: string }>(
		db.writer,
		`select p.id, p.code from plan p join data_version v on v.plan_id = p.id where v.counted_by < @by order by p.id`,
		{ by: COUNTED_BY },
	);
	for (const { id, code } of older) {
		await transaction(db, async (writer) => {
			await answerAnew(writer, id);
			await rebuildTotals(writer, id);
			await bumpDataVersion(writer, id, now, 'count totals anew');
			await run(writer, `update data_version set counted_by = @by where plan_id = @id`, {
				id,
				by: COUNTED_BY,
			});
		});
		codes.push(code);
	}
	return codes;
}

/**
 * Counts the totals of every plan anew, whatever rules they were counted by, each plan in a transaction of its own. The
 * record tells of each plan what was unsound; where something was, the plan's data version rises.
 * @returns by the plan's code, what was unsound
 */
export async function recountAll(db: Database, now: Date): Promise<Map<string, TotalsFault[]>> {
	const found = new Map<string, TotalsFault[]>();
	const plans = await rows<{ id: number; code: string }>(db.writer, `select id, code from plan order by id`);
	for (const { id, code } of plans) {
		await transaction(db, async (writer) => {
			const faults = await checkPlan(writer, id);
			await answerAnew(writer, id);
			await rebuildTotals(writer, id);
			await appendAudit(writer, {
				at: now,
				personId: null,
				planId: id,
				action: 'count totals anew',
				subject: `plan/${id}`,
				before: null,
				after: { unsound: numbersOf(faults) },
			});
			if (faults.length > 0) await bumpDataVersion(writer, id, now, 'count totals anew');
			found.set(code, faults);
		});
	}
	return found;
}

/** By table, how many faults are known of it. */
function numbersOf(faults: readonly TotalsFault[]): Record<string, number> {
	const byTable = Map.groupBy(faults, ({ table }) => table);
	return Object.fromEntries([...byTable].map(([table, some]) => [table, some.length]));
}
