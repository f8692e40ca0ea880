/** What the rows of a card are to say, from what was sent and what is stored. */
import { asGiven, sameRow } from '#lib/report/compare.ts';
import { saidByMonth } from '#lib/report/monthly.ts';
import { blankRow, rowFields, type ActivityFields, type RowEntry } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import type { ReadCard, ReadFigure, SaidFields } from '#lib/server/report/readCards.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { Conflict } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';

/** A figure that was sent, beside the row that it is about; undefined: none yet. */
export interface Placed {
	readonly figure: ReadFigure;
	readonly old: ReportRow | undefined;
}

/** A row as it is to be stored. */
export interface Target {
	/** Undefined: the card has no figure yet. */
	readonly figure: ReadFigure | undefined;
	/** Null: it is new. */
	readonly id: number | null;
	/** Null: it is taken out. */
	readonly entry: RowEntry | null;
}

/**
 * A card without a figure is stored with its first indicator, and that row becomes the one of the first figure that comes.
 * Several rows are one activity by a reference: where the partner gives none, they get one.
 * Throws Conflict when a row is not the one that the person saw, and says something else than what was sent.
 */
export async function targetsOf(
	reader: Reader,
	head: Draft,
	{ first, shared }: ReadCard,
	placed: readonly Placed[],
): Promise<Target[]> {
	const stored = placed.filter(({ old }) => old !== undefined);
	const news = placed.filter(({ figure, old }) => !old && saysSomething(figure));
	const [only, ...others] = stored;
	const isFree = only?.old && others.length === 0 && isBlank(only.old) && !saysSomething(only.figure);
	const [heir] = isFree ? news : [];
	const kept = heir ? [] : stored;
	const told = [...kept, ...news.map((one) => (one === heir ? { ...one, old: only?.old } : one))];
	const common = await commonOf(reader, head, shared, only?.old, told.length);
	if (only?.old && heir) refuseConflict(only.old, only.figure, shared, common);
	const isOnly = told.every(({ figure, old }) => old !== undefined && isEmptied(figure, old));
	const targets = told.map(({ figure, old }, i): Target => {
		// Somebody typed into the wrong field, and has emptied it: while the card has other figures, nothing is missing there.
		if (old && !isOnly && isEmptied(figure, old)) return { figure, id: old.id, entry: null };
		const { said, indicatorId } = figure;
		const from = old ? asGiven(old) : blankRow(indicatorId);
		const isSent = ({ field }: { readonly field: string }) => said.sent.has(field) || shared.sent.has(field);
		const unread = [
			...from.unread.filter((one) => !isSent(one)),
			// What cannot be read of the card is told once.
			...(i === 0 ? shared.unread : []),
			...said.unread,
		];
		return {
			figure,
			id: old?.id ?? null,
			entry: { ...from, ...common, ...saidByMonth(from, said.fields, said.sent), indicatorId, unread },
		};
	});
	for (const [i, { figure, old }] of kept.entries()) {
		if (!old || sawIt(figure, old)) continue;
		const entry = targets[i]?.entry;
		if (!entry || !sameRow(asGiven(old), entry)) throw new Conflict(old.id);
	}
	if (targets.length > 0 || first === null || !isSaid(shared)) return targets;
	return [{ figure: undefined, id: null, entry: { ...blankRow(first), ...common, unread: shared.unread } }];
}

/** Nothing of a row is lost when it becomes another indicator's, unless somebody wrote into it. */
function refuseConflict(
	old: ReportRow,
	figure: ReadFigure,
	shared: SaidFields<ActivityFields>,
	common: ActivityFields,
): void {
	if (sawIt(figure, old)) return;
	const row = { ...asGiven(old), ...common, unread: shared.unread };
	if (!sameRow(asGiven(old), row)) throw new Conflict(old.id);
}

/** The person saw this version; or sent it, and the answer was lost on the way. */
function sawIt({ entryId, version }: ReadFigure, old: ReportRow): boolean {
	return entryId === null ? old.version === 1 : old.version === version;
}

function saysSomething({ said: { fields, unread } }: ReadFigure): boolean {
	const isCounted = [...(fields.cells ?? []), ...(fields.months ?? [])].length > 0;
	return (fields.total ?? null) !== null || isCounted || unread.length > 0;
}

function isBlank({ total, cells, months, unread, explanations }: ReportRow): boolean {
	const isRead = unread.every(({ field }) => ['place', 'reference', 'tags'].includes(field));
	return (
		total === null &&
		cells.length === 0 &&
		months.length === 0 &&
		isRead &&
		Object.keys(explanations).length === 0
	);
}

function isEmptied({ said: { fields, sent, unread } }: ReadFigure, old: ReportRow): boolean {
	const { months = old.months } = saidByMonth(old, fields, sent);
	const isMade = old.months.length > 0 && months.length === 0;
	const isCleared =
		(fields.total ?? null) === null && unread.length === 0 && (fields.cells ?? old.cells).length === 0;
	// A total that months made has no field.
	return (sent.has('total') || isMade) && isCleared && old.total !== null && months.length === 0;
}

/** A status is there before anybody chose one. */
function isSaid({ fields, unread }: SaidFields<ActivityFields>): boolean {
	const others = Object.entries(fields).flatMap(([name, value]) => (name === 'status' ? [] : [value]));
	return unread.length > 0 || others.some((one) => (Array.isArray(one) ? one.length > 0 : one !== null));
}

/** What all rows of the card have in common. A place or a reference that cannot be read leaves the one that was there. */
async function commonOf(
	reader: Reader,
	head: Draft,
	{ fields, unread }: SaidFields<ActivityFields>,
	old: ReportRow | undefined,
	count: number,
): Promise<ActivityFields> {
	const stored = Object.fromEntries(
		rowFields('activity').map((name) => [name, (old ?? blankRow(0))[name]]),
	) as unknown as ActivityFields;
	const isUnread = (code: string) => unread.some(({ field }) => field === code);
	const common = {
		...stored,
		...fields,
		...(isUnread('place') && { placeId: stored.placeId }),
		...(isUnread('reference') && { reference: stored.reference }),
	};
	const needsReference = count > 1 && common.reference === null && !isUnread('reference');
	return needsReference ? { ...common, reference: await nextReference(reader, head) } : common;
}

/** `2024-Q2-7`: the first that no row of the report has; by its quarter no other report's either. */
async function nextReference(reader: Reader, { id, year, quarter }: Draft): Promise<string> {
	const found = await rows<{ reference: string }>(
		reader,
		`select distinct reference from activity where report_id = @id and reference is not null`,
		{ id },
	);
	const taken = new Set(found.map(({ reference }) => reference));
	let number = 1;
	while (taken.has(`${year}-Q${quarter}-${number}`)) number++;
	return `${year}-Q${quarter}-${number}`;
}
