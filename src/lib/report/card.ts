/**
 * The rows of a report as people think of them: a piece of work with its place, status and donors once, and a figure for
 * each indicator. Source: docs/rules.md, Activity, Entry.
 */
import { signature } from './compare.ts';
import { rowFields } from './row.ts';
import type { ReportRow } from './sheet.ts';

export interface Card {
	/** Stays with the card when it is stored: the name under which it was sent, or of others their first row's number. */
	readonly key: string;
	/** No two are of one indicator; in all of them what is the activity's is alike. */
	readonly rows: readonly [ReportRow, ...ReportRow[]];
}

/** What is stored of a card once it was sent: which rows its figures are, and their versions. */
export interface SavedCard {
	readonly key: string;
	readonly figures: readonly {
		readonly indicatorId: number;
		readonly id: number;
		readonly version: number;
	}[];
}

/** A row; or a card that is not stored yet, by its name in the form, and the indicator that it begins with. */
export interface RowMeant {
	readonly id?: number | undefined;
	/** The version that the person saw. */
	readonly version: number;
	readonly card?: string | undefined;
	readonly first?: number | undefined;
}

const KEY = /^card-([0-9a-z-]{1,40})\.\d+$/;
const ACTIVITY = rowFields('activity');

/** The name under which a figure of a card is stored when it is new: sent twice, it is one row. */
export function sentName(key: string, indicatorId: number): string {
	return `card-${key}.${indicatorId}`;
}

/** A pattern of SQL's for the names of all figures of a card. */
export function sentNames(key: string): string {
	return `card-${key}.%`;
}

/**
 * Rows grouped, in their order: those of one activity, and, within an output, those without a reference that say the same
 * of it, as reports of an earlier layout have one project in several rows.
 * @param outputOf the output or outcome that an indicator is of
 */
export function cardsOf(
	rows: readonly ReportRow[],
	outputOf: (indicatorId: number) => string | undefined,
): Card[] {
	const cards: { key: string; rows: [ReportRow, ...ReportRow[]] }[] = [];
	const alike = new Map<string, typeof cards>();
	for (const row of rows) {
		const names = [`activity ${row.activityId}`];
		if (row.reference === null) names.push(`${outputOf(row.indicatorId)} ${signature(row, ACTIVITY)}`);
		const free = names
			.flatMap((name) => alike.get(name) ?? [])
			.find((card) => card.rows.every(({ indicatorId }) => indicatorId !== row.indicatorId));
		const card = free ?? { key: KEY.exec(row.sent ?? '')?.[1] ?? String(row.id), rows: [row] };
		if (free) free.rows.push(row);
		else cards.push(card);
		for (const name of names) {
			const known = alike.get(name) ?? [];
			if (!known.includes(card)) alike.set(name, [...known, card]);
		}
	}
	return cards;
}
