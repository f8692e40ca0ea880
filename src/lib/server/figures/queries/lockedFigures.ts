/** The figures of locked quarters, to see whether a change of what they are made of moves them. */
import { isStrict } from '#lib/disclosure/disclosure.ts';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { LockedFigure } from '#lib/figures/moved.ts';
import { formatQuarter, WINDOWS, type Quarter, type Window } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPlaces, NEWEST } from '#lib/server/places/queries/placeLabels.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getPeople } from './people.ts';
import { getProgress } from './progress.ts';
import { listTakingPart } from './reporting.ts';

export interface LockedQuestion {
	readonly plan: string;
	/** Codes: what the plan's sectors share moves the figures of all of them. */
	readonly sectors: readonly string[];
	readonly quarters: readonly Quarter[];
	/** P-codes of places whose own figures may move, beside those of the whole plan. */
	readonly places: readonly string[];
}

/** By what tells a figure from every other. */
export async function listLockedFigures(
	reader: Reader,
	question: LockedQuestion,
): Promise<Map<string, LockedFigure>> {
	const figures = new Map<string, LockedFigure>();
	for (const sector of question.sectors) {
		const scope = await getScope(reader, question.plan, sector);
		if (!scope) continue;
		const places = await idsOf(reader, scope, question.places);
		for (const quarter of question.quarters) {
			for (const window of WINDOWS) {
				const put = (figure: string, value: number | string | null | undefined) => {
					if (value === null || value === undefined) return;
					const one = { sector, quarter: formatQuarter(quarter), window, figure, value };
					figures.set(`${sector} ${one.quarter} ${window} ${figure}`, one);
				};
				const at = { ...quarter, window };
				await putWhole(reader, scope, at, put);
				if (window === 'year-to-date') continue;
				await putPlaces(reader, scope, at, places, put);
				await putExpected(reader, scope, quarter, put);
			}
		}
	}
	return figures;
}

type Put = (figure: string, value: number | string | null | undefined) => void;
type At = Quarter & { readonly window: Window };

async function putWhole(reader: Reader, scope: Scope, at: At, put: Put): Promise<void> {
	const { indicators } = await getProgress(reader, scope, { ...at, compare: true });
	for (const indicator of indicators) {
		const { code } = indicator;
		put(`${code} reached`, indicator.reached);
		put(`${code} without place`, indicator.withoutPlace);
		put(`${code} target`, indicator.target);
		put(`${code} share`, indicator.share);
		put(`${code} expected`, indicator.expected);
		put(`${code} pace`, indicator.pace);
		put(`${code} status`, judgement(indicator));
		// Of what nobody reported there is nothing to see.
		const kept = isStrict(indicator.sensitivity) ? 'yes' : 'no';
		put(`${code} kept below the district`, indicator.reached === null ? null : kept);
		put(`${code} known to be incomplete`, indicator.incomplete);
		put(`${code} a year before`, indicator.previous?.reached);
		put(`${code} change since then`, indicator.previous?.change);
		putGroups(indicator.byGroup, code, put);
	}
	const people = await getPeople(reader, scope, at);
	put('people reached', people.reached);
	put('people without place', people.withoutPlace);
	putGroups(people.byGroup, 'people', put);
}

function putGroups(byGroup: IndicatorProgress['byGroup'], of: string, put: Put): void {
	for (const figures of Object.values(byGroup)) {
		for (const [group, value] of Object.entries(figures)) put(`${of} ${group}`, value);
	}
}

/** A word that judges; that there is nothing to judge by is none. */
function judgement({ pace, share, status }: IndicatorProgress): string | null {
	return pace === null && (share ?? 0) < 1 ? null : status;
}

async function putPlaces(
	reader: Reader,
	scope: Scope,
	at: At,
	places: ReadonlyMap<string, number>,
	put: Put,
): Promise<void> {
	for (const [pcode, place] of places) {
		const { indicators } = await getProgress(reader, scope, { ...at, filter: { place } });
		for (const { code, reached } of indicators) put(`${code} at ${pcode}`, reached);
	}
}

/** Of each output, who is expected to report on it, by code; where nobody takes part, whoever reports in the year. */
async function putExpected(reader: Reader, scope: Scope, quarter: Quarter, put: Put): Promise<void> {
	for (const [output, partners] of await listTakingPart(reader, scope, quarter)) {
		put(`expected on ${output}:`, partners.length === 0 ? 'whoever reports' : partners.join(' '));
	}
}

async function idsOf(
	reader: Reader,
	scope: Scope,
	pcodes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	if (pcodes.length === 0) return new Map();
	const wanted = new Set(pcodes);
	const tree = await listPlaces(reader, scope.plan.id, NEWEST);
	return new Map(
		[...tree.values()].filter(({ pcode }) => wanted.has(pcode)).map(({ pcode, id }) => [pcode, id]),
	);
}
