/** A sector of a plan as the beginning of another plan: what is set up, and nothing that was reported or aimed at. */
import { standingIn } from '#lib/plan/firstQuarter.ts';
import { QUARTERS, quarterIndex } from '#lib/plan/quarter.ts';
import { usualDays } from '#lib/plan/usualDays.ts';
import type { Localised } from '#lib/plan/text.ts';
import { bundleHead } from '#lib/server/exchange/csv/write.ts';
import type {
	IndicatorRow,
	ParticipationRow,
	Reference,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { writePlan } from '#lib/server/exchange/write/plan.ts';
import { writeTables } from '#lib/server/exchange/write/tables.ts';

export interface CopyOf {
	readonly code: string;
	readonly name: Localised;
	readonly firstYear: number;
	readonly lastYear: number;
}

/** The files of a bundle of the copy. */
export function filesOfCopy(from: Reference, copy: CopyOf): Map<string, string> {
	const { plan } = from;
	const end = { year: plan.lastYear, quarter: 4 } as const;
	const years = Array.from({ length: copy.lastYear - copy.firstYear + 1 }, (_, i) => copy.firstYear + i);
	const methods = { first: plan.peopleMethod, later: plan.laterMethods };
	const last = quarterIndex(end);
	const reference: Reference = {
		...from,
		plan: {
			...{ ...plan, ...copy, today: null, demonstration: false, status: null },
			...{ peopleMethod: standingIn(methods, end), laterMethods: [] },
		},
		periods: years.flatMap((year) =>
			QUARTERS.map((quarter) => ({ year, quarter, ...usualDays({ year, quarter }, plan) })),
		),
		// Each agreed for the plan that is copied, and is asked again for this one.
		organisations: from.organisations.map((one) => ({ ...one, namesPartners: false })),
		indicators: from.indicators.map((one) => ofNow(one, end)),
		participation: goingOn(from.participation, last, quarterIndex({ year: copy.firstYear, quarter: 1 })),
		...{ targets: [], needs: [], marks: [], requirements: [], contributions: [], narrative: [], words: [] },
		...{ services: [], referrals: [] },
	};
	return new Map([
		['plan.json', writePlan(reference)],
		...writeTables(reference),
		['reports.csv', bundleHead('reports.csv', new Set())],
	]);
}

/** As it stands at the end; what has ended is closed to entry, since others may be made of it. */
function ofNow(one: IndicatorRow, end: Parameters<typeof standingIn>[1]): IndicatorRow {
	const hasEnded = one.toQuarter !== null && one.toQuarter < quarterIndex(end);
	return {
		...one,
		...{ calculation: standingIn({ first: one.calculation, later: one.laterCalculations }, end) },
		...{ sensitivity: standingIn({ first: one.sensitivity, later: one.laterSensitivities }, end) },
		...{ laterCalculations: [], laterSensitivities: [], fromQuarter: null, toQuarter: null },
		closed: one.closed || hasEnded,
	};
}

/** Who is expected in the last quarter is expected from the copy's first on. */
function goingOn(all: readonly ParticipationRow[], last: number, from: number): ParticipationRow[] {
	return all
		.filter((one) => one.from <= last && (one.to === null || one.to >= last))
		.map((one) => ({ ...one, from, to: null }));
}
