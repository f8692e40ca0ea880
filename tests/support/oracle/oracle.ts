/**
 * Every figure of a bundle, computed from its CSV files by the words of docs/rules.md: slowly, plainly, and sharing no
 * code with the project. What the project answers is compared with this.
 */
import {
	readModel,
	type Counted,
	type OracleDimension,
	type OracleIndicator,
	type OracleModel,
} from './model.ts';
import { aboutOf } from './about.ts';
import { against, type OracleWindow } from './against.ts';
import { lineage, placeIn } from './lineage.ts';
import { noneReportedBy } from './nothing.ts';
import { standing } from './standing.ts';
import {
	add,
	isUnion,
	leaves,
	leavesOfCounts,
	perDimension,
	picks,
	reachedOf,
	type Reached,
} from './reached.ts';

export interface OracleProgress {
	readonly code: string;
	readonly reached: number | null;
	/** Of what is stated the highest. */
	readonly high: number | null;
	readonly about: string | null;
	/** How many partners said that there is nothing, where that makes it 0. */
	readonly noneReported: number | null;
	/** Of a year to date, the quarters without a figure. */
	readonly missing: readonly number[] | null;
	readonly withoutPlace: number | null;
	/** Of a quarter alone, what was done in earlier ones. */
	readonly late: readonly { readonly doneIn: number; readonly reached: number }[];
	readonly target: number | null;
	readonly share: number | null;
	readonly expected: number | null;
	readonly status: string;
	readonly known: Record<OracleDimension, number | null>;
	readonly pace: number | null;
	readonly groups: Reached['groups'];
	readonly previous: { readonly reached: number | null; readonly change: number | null };
}

export interface OraclePeople {
	readonly reached: number | null;
	readonly withoutPlace: number | null;
	readonly groups: Record<OracleDimension, Record<string, number>>;
	readonly unknown: Record<OracleDimension, number | null>;
}

export interface OraclePlaces {
	readonly places: readonly {
		readonly pcode: string;
		readonly reached: number;
		readonly high: number | null;
		readonly partners: number;
	}[];
	readonly withoutPlace: number | null;
}

const QUARTERS = [1, 2, 3, 4];

export class Oracle {
	readonly model: OracleModel;

	/** @param bundle its folder, or what stands of it in a window */
	constructor(bundle: string | OracleModel) {
		this.model = typeof bundle === 'string' ? readModel(bundle) : bundle;
	}

	/** "locked quarters keep theirs" */
	#standing(window: OracleWindow): Oracle {
		return new Oracle(standing(this.model, window));
	}

	get codes(): string[] {
		return [...this.model.indicators.keys()];
	}

	progress(window: OracleWindow): OracleProgress[] {
		return this.#standing(window).#progress(window);
	}

	#progress(window: OracleWindow): OracleProgress[] {
		const now = this.#inWindow(window);
		return [...this.model.indicators.values()].map((indicator) => {
			const { found, noneReported } = this.#figure(indicator, now, window);
			const { reached, withoutPlace } = found;
			const sources = new Set(leaves(this.model, indicator.code));
			const covers = now.some(({ ofYear, indicator: source }) => ofYear && sources.has(source));
			const missing = QUARTERS.filter(() => !covers)
				.filter((quarter) => quarter <= window.quarter)
				.filter((quarter) => {
					const alone = { year: window.year, quarter, window: 'quarter' } as const;
					return this.#standing(alone).#figureOf(indicator.code, alone) === null;
				});
			const known = perDimension((dimension) =>
				reached && !['ratio', 'stated'].includes(indicator.calculation)
					? found.known[dimension] / reached
					: null,
			);
			const progress = against(this.model, indicator, reached, window);
			const previous = this.#compare(indicator, reached, now, { ...window, year: window.year - 1 });
			return {
				code: indicator.code,
				reached,
				high: found.high,
				about: aboutOf(this.model, indicator.code, now),
				noneReported,
				missing: window.window === 'quarter' ? null : missing,
				withoutPlace,
				late: window.window === 'quarter' ? this.#late(indicator, now) : [],
				...progress,
				known,
				groups: found.groups,
				previous,
			};
		});
	}

	/** "44, of which 3 done in Q1" */
	#late(indicator: OracleIndicator, now: readonly Counted[]) {
		if (indicator.calculation === 'ratio') return [];
		return QUARTERS.flatMap((doneIn) => {
			const adding = now.filter(
				(row) => row.done === doneIn && row.done < row.quarter && !picks(this.model, row.indicator),
			);
			const { reached } = reachedOf(this.model, indicator.code, adding);
			return reached === null || reached === 0 ? [] : { doneIn, reached };
		});
	}

	/** "its `sum` and `distinct` indicators without a value are 0", and what is made of them. */
	#figure(
		indicator: OracleIndicator,
		activities: readonly Counted[],
		{ year, quarter, window }: OracleWindow,
	): { found: Reached; noneReported: number | null } {
		const found = reachedOf(this.model, indicator.code, activities);
		const span = { year, first: window === 'quarter' ? quarter : 1, last: quarter };
		if (found.reached !== null || indicator.calculation === 'ratio') return { found, noneReported: null };
		// A composite of unknown parts is known once one of them is 0 by statement.
		const silent = leaves(this.model, indicator.code).filter(
			(leaf) => reachedOf(this.model, leaf, activities).reached === null,
		);
		const said = silent.flatMap((leaf) => noneReportedBy(this.model, leaf, span) ?? []);
		if (said.length === 0) return { found, noneReported: null };
		const isOwn = indicator.calculation !== 'composite' || isUnion(this.model, indicator.code);
		const partners = new Set(said.flatMap((one) => [...one]));
		return { found: { ...found, reached: 0, withoutPlace: 0 }, noneReported: isOwn ? partners.size : null };
	}

	#figureOf(code: string, window: OracleWindow): number | null {
		const indicator = this.model.indicators.get(code) as OracleIndicator;
		return this.#figure(indicator, this.#inWindow(window), window).found.reached;
	}

	people(window: OracleWindow): OraclePeople {
		return this.#standing(window).#people(window);
	}

	#people(window: OracleWindow): OraclePeople {
		const counting = [...this.model.indicators.values()]
			.filter(({ countsPeople }) => countsPeople)
			.sort((a, b) => compareCodes(a.code, b.code));
		const now = this.#inWindow(window);
		const { people_method, later_people_methods = [] } = this.model.plan;
		const begun = later_people_methods.filter(({ from }) => from <= `${window.year}-Q${window.quarter}`);
		const isLargest = (begun.at(-1)?.people_method ?? people_method) === 'largest';
		const holding = now.filter((one) => placeIn(this.model, one.place, one)?.holdsPeople);
		const byPlace = Map.groupBy(holding, ({ place }) => place);
		const taken: Reached[] = [];
		for (const activities of byPlace.values()) {
			const found = counting
				.map(({ code }) => reachedOf(this.model, code, activities))
				.filter(({ reached }) => reached !== null);
			const largest = Math.max(...found.map(({ reached }) => reached ?? 0));
			const first = found.find(({ reached }) => reached === largest);
			taken.push(...(isLargest ? (first ? [first] : []) : found));
		}
		const outside = counting
			.map(({ code }) => reachedOf(this.model, code, now).withoutPlace)
			.filter((part) => part !== null);
		const withoutPlace = isLargest ? Math.max(...outside) : outside.reduce((sum, part) => sum + part, 0);
		const reached = taken.length === 0 ? null : taken.reduce((sum, one) => sum + (one.reached ?? 0), 0);
		return {
			reached,
			withoutPlace: outside.length === 0 ? null : withoutPlace,
			groups: perDimension((dimension) => {
				const sums = new Map<string, number>();
				for (const one of taken) for (const [group, value] of one.groups[dimension]) add(sums, group, value);
				return Object.fromEntries(sums);
			}),
			unknown: perDimension((dimension) =>
				reached === null ? null : reached - taken.reduce((sum, { known }) => sum + known[dimension], 0),
			),
		};
	}

	places(code: string, window: OracleWindow, level: number): OraclePlaces {
		return this.#standing(window).#places(code, window, level);
	}

	#places(code: string, window: OracleWindow, level: number): OraclePlaces {
		const sources = new Set(leaves(this.model, code));
		const counting = new Set(leavesOfCounts(this.model, code));
		const now = this.#inWindow(window)
			.filter(({ indicator }) => sources.has(indicator))
			.flatMap((activity) => (counting.has(activity.indicator) ? this.#standings(code, activity) : activity));
		const placed = Map.groupBy(
			now,
			(one) => lineage(this.model, one.place, one).find((node) => node.level === level)?.pcode ?? '',
		);
		const without = placed.get('') ?? [];
		placed.delete('');
		// Of a known figure nothing is 0; a ratio has no parts.
		const isWhole = ['ratio', 'stated'].includes(this.model.indicators.get(code)?.calculation ?? '');
		const none = now.length > 0 && !isWhole ? 0 : null;
		const places = [...placed].flatMap(([pcode, activities]) => {
			const { reached, high } = reachedOf(this.model, code, activities);
			const partners = new Set(activities.map(({ partner }) => partner)).size;
			return reached === null ? [] : [{ pcode, reached, high, partners }];
		});
		return {
			places: places.sort((a, b) => (a.pcode < b.pcode ? -1 : 1)),
			withoutPlace: without.length > 0 ? reachedOf(this.model, code, without).reached : none,
		};
	}

	/** Where a count of places has an activity: at its own place, and where it also serves. */
	#standings(code: string, activity: Counted): Counted[] {
		const of = new Set([code, activity.indicator].flatMap((one) => this.model.indicators.get(one)?.of ?? []));
		const elsewhere = activity.also.filter((pcode) =>
			of.has(placeIn(this.model, pcode, activity)?.kind ?? 'none'),
		);
		const copies = elsewhere.map((place) => ({ ...activity, place, breakdowns: [] }));
		return [activity, ...copies].map((one) => ({ ...one, also: [] }));
	}

	#inWindow({ year, quarter, window }: OracleWindow): Counted[] {
		const first = window === 'quarter' ? quarter : 1;
		return this.model.counted.filter((row) => {
			// Late work of what stands or peaks is of the quarter it was done in.
			const isPicked = picks(this.model, row.indicator);
			const isIn = row.year === year && row.quarter >= first && row.quarter <= quarter;
			// "it counts in the year to date of quarter 4"
			const isWhole = window === 'year-to-date' && quarter === 4;
			if (row.ofYear && !isWhole) return false;
			return isIn && (!isPicked || row.done >= first);
		});
	}

	#compare(indicator: OracleIndicator, reached: number | null, now: readonly Counted[], past: OracleWindow) {
		// "It has no share, no change"
		if (indicator.calculation === 'stated') return { reached: null, change: null };
		const earlier = this.#standing(past);
		// "only with an indicator of the same calculation"
		const isAlike = leaves(this.model, indicator.code).every(
			(leaf) =>
				earlier.model.indicators.get(leaf)?.calculation === this.model.indicators.get(leaf)?.calculation,
		);
		if (!isAlike) return { reached: null, change: null };
		// Nothing is told of a year that the plan has not.
		const figureOf = ({ code }: OracleIndicator) =>
			past.year < this.model.plan.first_year ? null : earlier.#figureOf(code, past);
		const own = figureOf(indicator);
		const predecessor = this.model.indicators.get(indicator.predecessors[0] ?? '');
		const before = own ?? (predecessor ? figureOf(predecessor) : null);
		// Parts of parts too: what is missing below is missing above.
		const parts = indicator.parts.length > 0 ? leaves(this.model, indicator.code) : [];
		const appeared = parts.some(
			(part) =>
				reachedOf(this.model, part, now).reached !== null &&
				figureOf(this.model.indicators.get(part) as OracleIndicator) === null,
		);
		const isTold = reached !== null && before !== null && before >= 20 && !appeared;
		return { reached: before, change: isTold ? (reached - before) / before : null };
	}
}

/** The framework's order: numbers by size, and what hangs on a node itself before what lies below it. */
function compareCodes(a: string, b: string): number {
	const [left, right] = [a.split('.'), b.split('.')];
	for (let i = 0; i < Math.max(left.length, right.length); i++) {
		const [x, y] = [left[i] ?? '', right[i] ?? ''];
		const [isX, isY] = [/^\d+$/.test(x), /^\d+$/.test(y)];
		if (x === y) continue;
		if (isX && isY && Number(x) !== Number(y)) return Number(x) - Number(y);
		if (isX !== isY) return isX ? 1 : -1;
		return x < y ? -1 : 1;
	}
	return 0;
}
