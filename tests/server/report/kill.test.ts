/** reliability.md A1, at the count of `support/long`: what was acknowledged is there after a kill, and nothing by half. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAudit } from '#lib/server/commands/checkAudit.ts';
import { checkTotals } from '#lib/server/commands/totals/index.ts';
import { run, snapshot, transaction } from '#lib/server/db.ts';
import { patience, times } from '../../support/long.ts';
import { useSetting } from './setting.ts';

const KILLS = times(200);
const setting = useSetting();
const { ask } = setting;
const program = fileURLToPath(new URL('submitMany.ts', import.meta.url));

/** Lines of the program until it was killed after so many of them. */
async function killAfter(lines: number): Promise<string[]> {
	const child = spawn(process.execPath, [program, setting.db.path], { stdio: ['ignore', 'pipe', 'inherit'] });
	let text = '';
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (piece: string) => {
		text += piece;
		if (text.split('\n').length > lines) child.kill('SIGKILL');
	});
	await new Promise((resolve) => child.once('close', resolve));
	return text.split('\n').slice(0, -1);
}

test(
	`${KILLS} kills: no acknowledged row or submission is lost, doubled or half there`,
	{ timeout: patience(120_000) },
	async () => {
		const moments = fc.sample(fc.integer({ min: 1, max: 85 }), { numRuns: KILLS, seed: 11 });
		let acknowledged = 0;
		for (const lines of moments) {
			await transaction(setting.db, async (writer) => {
				for (const table of ['submission', 'report']) run(writer, `delete from ${table}`);
			});
			const told = await killAfter(lines);
			acknowledged += told.length;
			const idsOf = (what: string) =>
				told.flatMap((line) => (line.startsWith(`${what} `) ? [Number(line.split(' ')[1])] : []));
			const stored = await ask<{ id: number; total: number; sum: number; cells: number }>(
				`select a.id, a.total, sum(c.value) as sum, count(c.value) as cells from activity a
				left join cell c on c.activity_id = a.id group by a.id`,
			);
			expect(stored.filter(({ total, sum, cells }) => cells !== 2 || sum !== total)).toEqual([]);
			const rowIds = new Set(stored.map(({ id }) => id));
			expect(idsOf('saved').filter((id) => !rowIds.has(id))).toEqual([]);
			const submitted = await ask<{ id: number; rows: number; keys: number }>(
				`select r.id, (select count(*) from activity a where a.report_id = r.id) as rows,
				(select count(*) from submission s where s.report_id = r.id) as keys
			from report r where r.state = 'submitted'`,
			);
			expect(submitted.filter(({ rows, keys }) => rows !== 5 || keys !== 1)).toEqual([]);
			const reportIds = new Set(submitted.map(({ id }) => id));
			expect(idsOf('submitted').filter((id) => !reportIds.has(id))).toEqual([]);
			expect(await transaction(setting.db, checkTotals)).toEqual([]);
			expect((await snapshot(setting.db, checkAudit)).broken).toBeNull();
		}
		expect(acknowledged).toBeGreaterThan(KILLS);
	},
);
