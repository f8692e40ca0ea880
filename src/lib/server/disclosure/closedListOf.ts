/** The closed list of a quarter that is protected. Source: docs/rules.md, Small counts. */
import { spanName } from '#lib/disclosure/cell.ts';
import type { ClosedList, ListedIndicator } from '#lib/disclosure/guard.ts';
import { quarterAt } from '#lib/plan/quarter.ts';
import type { ReadProtected } from './queries/protected.ts';

/** @param withheld names of cells, as `shown` */
export function closedListOf(
	read: ReadProtected,
	year: number,
	withheld: readonly string[],
	shown: readonly string[],
): ClosedList {
	const { publication } = read;
	const listed = publication.indicators.map(({ id, lowest, sensitive, countsPeople, counts }) => ({
		code: read.translation.indicators.get(id) ?? null,
		lowest,
		sensitive,
		countsPeople,
		isChosen: counts !== 'all',
	}));
	const counting = listed.filter(({ countsPeople }) => countsPeople);
	const people = {
		lowest: 2,
		sensitive: counting.some(({ sensitive }) => sensitive),
		countsPeople: false,
		isChosen: true,
	} as const;
	return {
		guards: read.guards,
		details: read.details,
		indicators: new Map<string | null, ListedIndicator>([
			[null, people],
			...listed.map((one) => [one.code, one] as const),
		]),
		predecessors: read.predecessors,
		year,
		places: read.places,
		lowest: publication.lowest,
		spans: new Set(publication.windows.map(spanOf)),
		withheld: new Set(withheld),
		shown: new Set(shown),
	};
}

function spanOf({ first, last }: { readonly first: number; readonly last: number }): string {
	return spanName({ ...quarterAt(last), window: first === last ? 'quarter' : 'year-to-date' });
}
