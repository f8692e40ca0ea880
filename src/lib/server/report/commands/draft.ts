import { readKindsCell, type Calculation } from '#lib/figures/calculations.ts';
import { livesIn } from '#lib/framework/life.ts';
import { readLater, standingIn } from '#lib/plan/firstQuarter.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { PlaceKind } from '#lib/places/place.ts';
import type { Counts } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';

/** What storing and recording a row ask of its indicator. */
export interface RowIndicator {
	readonly code: string;
	readonly unit: Unit;
	readonly calculation: Calculation;
	readonly of: readonly PlaceKind[];
	readonly counts: Counts;
	/** No partner enters figures of it in the report's quarter. */
	readonly closed: boolean;
}

/** A report that is being changed in a transaction, with what its rows are of. */
export interface Draft extends ReportHead {
	/** An indicator of the sector, read once in the transaction; undefined: there is none. */
	readonly indicator: (id: number) => Promise<RowIndicator | undefined>;
}

/** The report as the transaction of the reader found it. */
export function draftOf(reader: Reader, head: ReportHead): Promise<Draft> {
	const known = new Map<number, Promise<RowIndicator | undefined>>();
	return Promise.resolve({
		...head,
		indicator(id) {
			const asked = known.get(id) ?? readIndicator(reader, head, id);
			known.set(id, asked);
			return asked;
		},
	});
}

async function readIndicator(
	reader: Reader,
	{ sectorId, year, quarter }: ReportHead,
	id: number,
): Promise<RowIndicator | undefined> {
	const [found] = await rows<
		Omit<RowIndicator, 'of' | 'closed'> & {
			counted_kinds: string | null;
			closed: number;
			later: string;
			fromQuarter: number | null;
			toQuarter: number | null;
		}
	>(
		reader,
		`select code, unit, calculation, later_calculations as later, counted_kinds, counts, closed,
			from_quarter as "fromQuarter", to_quarter as "toQuarter" from indicator where id = @id and sector_id = @sectorId`,
		{ id, sectorId },
	);
	if (!found) return undefined;
	const { counted_kinds, closed, later, fromQuarter, toQuarter, ...rest } = found;
	const calculations = { first: rest.calculation, later: readLater<Calculation>(later) };
	return {
		...rest,
		calculation: standingIn(calculations, { year, quarter }),
		of: readKindsCell(counted_kinds),
		closed: closed === 1 || !livesIn({ fromQuarter, toQuarter }, { year, quarter }),
	};
}
