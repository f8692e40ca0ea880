/** What a report's rows are laid beside, looked up once for all of them. */
import { calculationOf } from '#lib/figures/calculations.ts';
import { cardsOf, type Card } from '#lib/report/card.ts';
import { lastByRow } from '#lib/report/last.ts';
import { figureKey } from '#lib/report/plausibility.ts';
import { changeOf, type OthersRow, type RowChange } from '#lib/report/review.ts';
import type { Comment, ReportRow, SheetIndicator } from '#lib/report/sheet.ts';
import type { Finding } from '#lib/report/validation.ts';
import type { PageData } from './$types';

/** Amounts in smallest units. */
export interface Beside {
	readonly cards: readonly Card[];
	/** What counted last quarter; undefined: nothing. */
	readonly last: (row: ReportRow) => number | undefined;
	/** What the version before had for the indicator: of another one it says nothing. Null: nothing, or there is none. */
	readonly totalBefore: (row: ReportRow) => number | null;
	/** `same` where there is no version before. */
	readonly change: (row: ReportRow) => RowChange;
	/** Past quarters, oldest first; empty: there was never anything. */
	readonly past: (row: ReportRow) => readonly (number | null)[];
	/** What stood in the partner's last approved quarter stands no more. */
	readonly hasEnded: (row: ReportRow, indicator: SheetIndicator) => boolean;
	readonly findings: (row: ReportRow) => readonly Finding[];
	readonly comments: (row: ReportRow) => readonly Comment[];
	/** What other partners have at its place, beside the first row of it alone; what this report has there, together. */
	readonly others: (row: ReportRow) => readonly OthersRow[];
	readonly mine: (row: ReportRow) => number | null;
	/** One of the place's rows may be the same work as another partner's. */
	readonly isAsked: (row: ReportRow) => boolean;
}

export function laidBeside(data: Pick<PageData, 'sheet' | 'before' | 'past' | 'others'>): Beside {
	const { sheet, before, past, others } = data;
	const cards = cardsOf(
		sheet.rows,
		(id) => sheet.outputs.find((one) => one.indicators.some((of) => of.id === id))?.code,
	);
	const last = lastByRow(cards, sheet.last);
	const byId = new Map(before.map((row) => [row.id, row]));
	const previous = (row: ReportRow) => byId.get(row.continues ?? 0);
	const findings = Map.groupBy(sheet.findings, ({ activity }) => activity);
	const comments = Map.groupBy(sheet.comments, ({ entryId }) => entryId);
	const keyOf = ({ indicatorId, placeId }: { indicatorId: number; placeId: number | null }) =>
		figureKey(indicatorId, placeId);
	const here = Map.groupBy(sheet.rows, keyOf);
	const othersHere = Map.groupBy(others, keyOf);
	return {
		cards,
		last: ({ id }) => last.get(id),
		totalBefore: (row) => {
			const found = previous(row);
			return found?.indicatorId === row.indicatorId ? found.total : null;
		},
		change: (row) => (before.length > 0 ? changeOf(row, previous(row)) : 'same'),
		past: (row) => {
			const series = past[keyOf(row)] ?? [];
			return series.some((value) => value !== null) ? [...series, row.total] : [];
		},
		hasEnded: ({ id, total }, { calculation }) =>
			calculationOf(calculation).carries && total === 0 && (last.get(id) ?? 0) > 0,
		findings: ({ id }) => findings.get(id) ?? [],
		comments: ({ id }) => comments.get(id) ?? [],
		others: (row) => (here.get(keyOf(row))?.[0]?.id === row.id ? (othersHere.get(keyOf(row)) ?? []) : []),
		mine: (row) => {
			const known = (here.get(keyOf(row)) ?? []).flatMap(({ total }) => total ?? []);
			return known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0);
		},
		isAsked: (row) =>
			(here.get(keyOf(row)) ?? [])
				.flatMap(({ id }) => findings.get(id) ?? [])
				.some(({ rule }) => rule === 'counted by another'),
	};
}
