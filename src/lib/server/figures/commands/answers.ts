/** Which questions each stored breakdown answers, kept with its cells. Source: docs/rules.md, Disaggregation. */
import { answersOf, questionBit, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { ANSWERS_AS_BITS } from '#lib/plan/groups.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';

interface Breakdown {
	readonly entry: number;
	readonly mask: number;
	readonly sum: number;
	readonly serves: number;
}

/** Of all of a plan, report by report: their cells need not all fit into memory. */
export async function answerAnew(writer: Writer, planId: number): Promise<void> {
	const reports = await rows<{ id: number }>(
		writer,
		`select r.id from period d join report r on r.period_id = d.id where d.plan_id = @planId`,
		{ planId },
	);
	for (const { id } of reports) await answersOfReport(writer, id);
}

/** Of cells that were written without: where questions fit into bits there are none. */
export async function answerReport(writer: Writer, reportId: number): Promise<void> {
	if (!ANSWERS_AS_BITS) await answersOfReport(writer, reportId);
}

/** As `answerReport`, of all of a plan. */
export async function answerPlan(writer: Writer, planId: number): Promise<void> {
	if (!ANSWERS_AS_BITS) await answerAnew(writer, planId);
}

async function answersOfReport(writer: Writer, id: number): Promise<void> {
	const found = await rows<Breakdown>(
		writer,
		`select a.id as entry, g.mask, sum(c.value) as sum, max(c.serves) as serves
		from entry a join cell c on c.entry_id = a.id join group_combination g on g.id = c.combination_id
		where a.report_id = @id group by 1, 2`,
		{ id },
	);
	for (const [entry, breakdowns] of Map.groupBy(found, (one) => one.entry)) {
		const answers = answersOf(breakdowns);
		for (const { mask, serves } of breakdowns) {
			const right = await numberOf(writer, answers.get(mask) ?? []);
			if (serves === right) continue;
			await run(
				writer,
				`update cell set serves = @right where entry_id = @entry
					and combination_id in (select id from group_combination where mask = @mask)`,
				{ entry, mask, right },
			);
		}
	}
}

/** What is kept of a set of questions: their bits, or the number of the set, which is stored where it is new. */
async function numberOf(writer: Writer, asked: readonly DimensionMask[]): Promise<number> {
	if (ANSWERS_AS_BITS) return asked.reduce((bits, one) => bits | questionBit(one), 0);
	const questions = asked.join(' ');
	const find = () =>
		rows<{ id: number }>(writer, `select id from answer_set where questions = @questions`, { questions });
	const [known] = await find();
	if (known) return known.id;
	await run(writer, `insert into answer_set (questions) values (@questions)`, { questions });
	const id = (await find())[0]?.id ?? 0;
	for (const one of asked) {
		await run(writer, `insert into answer_question (asked, set_id) values (@asked, @id)`, { asked: one, id });
	}
	return id;
}
