/** What counted in the partner's last approved quarter, beside the rows that go on with it. */
import type { Card } from './card.ts';
import type { LastFigure } from './sheet.ts';

/**
 * By row: what the last quarter had under its reference; of rows that go on with none, what it had at their place, once a
 * place, so that nobody adds it up twice.
 */
export function lastByRow(cards: readonly Card[], last: readonly LastFigure[]): Map<number, number> {
	const rows = cards.flatMap(({ rows }) => rows);
	const own = Map.groupBy(
		last.filter(({ reference }) => reference !== null),
		({ reference, indicatorId }) => `${indicatorId} ${reference}`,
	);
	const found = new Map<number, number>();
	const shown = new Set<LastFigure>();
	for (const { id, reference, indicatorId } of rows) {
		const figures = reference === null ? undefined : own.get(`${indicatorId} ${reference}`);
		if (!figures || figures.some((one) => shown.has(one))) continue;
		for (const figure of figures) shown.add(figure);
		found.set(id, sum(figures));
	}
	const rest = Map.groupBy(
		last.filter((figure) => !shown.has(figure)),
		({ indicatorId, placeId }) => `${indicatorId} ${placeId ?? 0}`,
	);
	for (const { id, indicatorId, placeId } of rows) {
		const key = `${indicatorId} ${placeId ?? 0}`;
		const figures = found.has(id) ? undefined : rest.get(key);
		if (!figures) continue;
		found.set(id, sum(figures));
		rest.delete(key);
	}
	return found;
}

/** All places of an indicator together; null: there is none. */
export function lastOfIndicator(last: readonly LastFigure[], indicatorId: number): number | null {
	const own = last.filter((figure) => figure.indicatorId === indicatorId);
	return own.length === 0 ? null : sum(own);
}

function sum(figures: readonly LastFigure[]): number {
	return figures.reduce((all, { total }) => all + total, 0);
}
