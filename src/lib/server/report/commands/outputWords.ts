/** What a partner says of an output: its own words, or that there is nothing to report. */
import type { SentWords } from '#lib/report/forms/card.ts';
import type { About } from '#lib/report/outputWords.ts';
import { cleanNote } from '#lib/report/texts.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import {
	rows,
	run,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import { reportIn, type Act } from './guard.ts';
import { touchReport } from './saveEntry.ts';

/**
 * Stores the words; empty ones take them back. Throws Conflict when somebody wrote something else there meanwhile, Refused
 * when the output is none of the report's sector, and as every change of a draft.
 */
export async function saveWords(
	db: Database,
	act: Act & { readonly words: readonly SentWords[] },
): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		let isChanged = false;
		for (const { outputId, about, was, body } of act.words) {
			const output = await codeOf(writer, head, outputId);
			const key = { id: head.id, outputId, about };
			const [found] = await rows<{ body: string }>(
				writer,
				`select body from report_words where report_id = @id and output_id = @outputId and about = @about`,
				key,
			);
			const stored = found?.body ?? '';
			const said = cleanNote(body);
			if (stored === said) continue;
			if (stored !== cleanNote(was)) throw new Conflict(0);
			isChanged = true;
			await run(
				writer,
				`delete from report_words where report_id = @id and output_id = @outputId and about = @about`,
				key,
			);
			if (said !== '') {
				await run(
					writer,
					`insert into report_words (report_id, output_id, about, body) values (@id, @outputId, @about, @said)`,
					{ ...key, said },
				);
			}
			await record(writer, head, act, { output, about }, [stored, said]);
		}
		if (isChanged) await touchReport(writer, head, act);
	});
}

async function record(
	writer: Writer,
	{ id, planId }: Draft,
	{ now: at, personId }: Act,
	where: { readonly output: string; readonly about: About },
	[before, after]: readonly [string, string],
): Promise<void> {
	const change = auditedChange({ body: before || null }, { body: after || null });
	if (!change) return;
	await appendAudit(writer, {
		...{ at, personId, planId },
		action: 'write of output',
		subject: `report/${id}`,
		before: change.before,
		after: { ...where, ...change.after },
	});
}

/**
 * The partner says that it did nothing for an output in the quarter, or takes that back. Throws Refused when the report has
 * rows of it, and as every change of a draft.
 */
export async function setNothingForOutput(
	db: Database,
	act: Act & { readonly outputId: number; readonly nothing: boolean },
): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const { outputId, nothing } = act;
		const output = await codeOf(writer, head, outputId);
		const key = { id: head.id, outputId };
		const said = await rows(
			writer,
			`select 1 from report_nothing where report_id = @id and output_id = @outputId`,
			key,
		);
		if (said.length > 0 === nothing) return;
		if (nothing) {
			const reported = await rows(
				writer,
				`select 1 from entry e join indicator i on i.id = e.indicator_id
				where e.report_id = @id and i.output_id = @outputId limit 1`,
				key,
			);
			if (reported.length > 0) throw new Refused('not allowed');
			await run(writer, `insert into report_nothing (report_id, output_id) values (@id, @outputId)`, key);
		} else {
			await run(writer, `delete from report_nothing where report_id = @id and output_id = @outputId`, key);
		}
		await appendAudit(writer, {
			...{ at: act.now, personId: act.personId, planId: head.planId },
			action: 'say nothing to report',
			subject: `report/${head.id}`,
			before: { output, nothing: !nothing },
			after: { output, nothing },
		});
		await touchReport(writer, head, act);
	});
}

async function codeOf(reader: Reader, { sectorId }: Draft, outputId: number): Promise<string> {
	const [found] = await rows<{ code: string }>(
		reader,
		`select code from output where id = @outputId and sector_id = @sectorId`,
		{ outputId, sectorId },
	);
	if (!found) throw new Refused('not allowed');
	return found.code;
}
