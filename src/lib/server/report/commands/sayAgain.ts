/** The partner's answer to the question whether what it reported last still stands. Source: docs/rules.md, Nothing to report. */
import { asGiven, continued } from '#lib/report/compare.ts';
import { unsaid, type StandingFigure, type Stands } from '#lib/report/stands.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import type { Database, Writer } from '#lib/server/database/driver.ts';
import { getReportRow, listReportRows } from '#lib/server/report/queries/rows.ts';
import { listStandingFigures } from '#lib/server/report/queries/stands.ts';
import { Refused } from '#lib/server/refused.ts';
import { changeDraft } from './changeDraft.ts';
import type { Draft } from './draft.ts';
import type { Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { storeRow } from './storeRow.ts';
import { keepAnswered, type Answered } from './undo.ts';

const ENDED = { total: 0, high: null, about: null, cells: [] } as const;

/**
 * Says of figures of earlier reports that they are still so, with their breakdowns, or that they have ended. A row that
 * was begun for one takes it; else there is a new one, as last quarter's rows are copied. What is not asked about, or was
 * answered meanwhile, is passed over. Returns how many were answered. Throws Refused when the draft may not be changed.
 */
export async function sayAgain(
	db: Database,
	act: Act & { readonly figures: readonly number[]; readonly answer: Stands },
): Promise<number> {
	const answered: Answered[] = [];
	await changeDraft(db, act, async (writer, head) => {
		const rows = await listReportRows(writer, head.id);
		const asked = unsaid(rows, await listStandingFigures(writer, head));
		const begun = new Set(rows.filter(({ total, unread }) => total === null && unread.length === 0));
		for (const figure of asked.filter(({ id }) => act.figures.includes(id))) {
			const row = [...begun].find((one) => isOf(one, figure));
			if (row) begun.delete(row);
			answered.push(await answer(writer, head, act, { figure, row, says: act.answer }));
		}
		await keepAnswered(writer, head, act, answered);
		return null;
	});
	return answered.length;
}

function isOf(row: ReportRow, { reference, indicatorId, placeId }: StandingFigure): boolean {
	return row.indicatorId === indicatorId && row.placeId === placeId && row.reference === reference;
}

async function answer(
	writer: Writer,
	head: Draft,
	act: Act,
	{ figure, row, says }: { figure: StandingFigure; row: ReportRow | undefined; says: Stands },
): Promise<Answered> {
	const earlier = await getReportRow(writer, figure.reportId, figure.id);
	if (!earlier) throw new Refused('not found');
	const value = says === 'so' ? valueOf(earlier) : ENDED;
	const entry = row ? { indicatorId: row.indicatorId, ...value } : { ...continued(earlier), ...value };
	const before = row ? await factsOfRow(writer, head, row.id) : null;
	const sent = { entryId: row?.id ?? null, version: row?.version ?? 0, sent: null, entry };
	const { entryId, version } = await storeRow(writer, head, act, sent, 'entry');
	await recordRow(writer, head, act, { entryId, before });
	return { id: entryId, version, isNew: row === undefined };
}

/** As it was given: a total that was made of breakdowns is made of them again, and months are of their quarter alone. */
function valueOf(earlier: ReportRow) {
	const { high, about, cells } = earlier;
	return { total: cells.length === 0 ? earlier.total : asGiven(earlier).total, high, about, cells };
}
