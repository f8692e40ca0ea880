/** A card of a report's form: an activity with its figures, all of it or nothing. Source: docs/rules.md, Entry. */
import type { AuditFacts } from '#lib/record/audit.ts';
import type { SavedCard } from '#lib/report/card.ts';
import { sentName } from '#lib/report/card.ts';
import { asGiven, sameRow } from '#lib/report/compare.ts';
import type { RowEntry } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import type { ReadCard } from '#lib/server/report/readCards.ts';
import {
	rows,
	run,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import { sayWhy } from './explain.ts';
import { reportIn, type Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { removeRow } from './removeRow.ts';
import { touchReport } from './saveEntry.ts';
import { storeRow } from './storeRow.ts';
import { targetsOf, type Placed } from './targets.ts';

/**
 * Stores what was sent of a card; what is not sent stays, and a card of which nothing is said yet is not stored.
 * Throws Conflict when somebody changed one of its rows meanwhile, so that something would be overwritten; Refused as
 * saving a row does.
 */
export async function saveCard(db: Database, request: Act & { readonly card: ReadCard }): Promise<SavedCard> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], request);
		const { card } = request;
		if (card.isForeign) throw new Refused('not allowed');
		const placed = await placeFigures(writer, head, card);
		const before = await factsOf(writer, head, placed);
		const stored: number[] = [];
		let isChanged = false;
		for (const { figure, id, entry } of await targetsOf(writer, head, card, placed)) {
			if (entry === null) {
				const gone = placed.find(({ old }) => old?.id === id)?.old;
				if (gone) await removeRow(writer, head, request, gone);
				before.delete(id ?? 0);
				isChanged = true;
				continue;
			}
			const { entryId, isNew } = await storeTarget(writer, head, request, id, entry);
			if (isNew && !before.has(entryId)) before.set(entryId, null);
			const hasSaid = figure && (await sayWhy(writer, head, request, { entryId, words: figure.words }));
			isChanged ||= isNew || hasSaid === true;
			stored.push(entryId);
		}
		for (const [entryId, facts] of before) await recordRow(writer, head, request, { entryId, before: facts });
		if (isChanged) await touchReport(writer, head, request);
		return { key: card.key, figures: await versionsOf(writer, head, stored) };
	});

	/** Stores a row that says something else than before. */
	async function storeTarget(writer: Writer, head: Draft, act: Act, id: number | null, entry: RowEntry) {
		// What went before may have changed what the row has in common with it.
		const now = id === null ? undefined : await getReportRow(writer, head.id, id);
		if (now && sameRow(asGiven(now), entry)) return { entryId: now.id, isNew: false };
		const sent = sentName(request.card.key, entry.indicatorId);
		const row = { entryId: id, version: now?.version ?? 0, sent, entry };
		const { entryId } = await storeRow(writer, head, act, row, 'activity');
		if (now && now.indicatorId !== entry.indicatorId) {
			await run(writer, `update entry set sent = @sent where id = @entryId`, { sent, entryId });
		}
		return { entryId, isNew: true };
	}
}

/** Each figure with its row. Throws Refused when a row that was shown is gone. */
async function placeFigures(reader: Reader, head: Draft, { key, figures }: ReadCard): Promise<Placed[]> {
	const placed: Placed[] = [];
	for (const figure of figures) {
		const id = figure.entryId ?? (await findSent(reader, head, sentName(key, figure.indicatorId)));
		const old = id === undefined ? undefined : await getReportRow(reader, head.id, id);
		if (figure.entryId !== null && old?.indicatorId !== figure.indicatorId) throw new Refused('not found');
		placed.push({ figure, old });
	}
	return placed;
}

async function findSent(reader: Reader, head: Draft, sent: string): Promise<number | undefined> {
	const [found] = await rows<{ id: number }>(
		reader,
		`select id from entry where report_id = @reportId and sent = @sent`,
		{ reportId: head.id, sent },
	);
	return found?.id;
}

/** What the record says of all rows that the card can change: its own, and the others of their activities. */
async function factsOf(
	reader: Reader,
	head: Draft,
	placed: readonly Placed[],
): Promise<Map<number, AuditFacts | null>> {
	const facts = new Map<number, AuditFacts | null>();
	for (const activityId of new Set(placed.flatMap(({ old }) => old?.activityId ?? []))) {
		const found = await rows<{ id: number }>(
			reader,
			`select id from entry where activity_id = @activityId order by id`,
			{ activityId },
		);
		for (const { id } of found) facts.set(id, await factsOfRow(reader, head, id));
	}
	return facts;
}

async function versionsOf(
	reader: Reader,
	head: Draft,
	ids: readonly number[],
): Promise<SavedCard['figures']> {
	const found: ReportRow[] = [];
	for (const id of ids)
		found.push(...[await getReportRow(reader, head.id, id)].filter((row) => row !== undefined));
	return found.map(({ id, indicatorId, version }) => ({ id, indicatorId, version }));
}
