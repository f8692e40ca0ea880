/** Reads a publication's document and its tables. */
import { listedKey, PEOPLE, spanOf } from './reading.ts';
import type { Figure, Indicator, Place, Reading, Seen, Span, Tie } from './reading.ts';

/** As far as the attack looks: what else stands in an answer is not read. */
interface Document {
	readonly plan: { readonly code: string; readonly minimumCount: number };
	readonly sector: { readonly code: string };
	readonly year: number;
	readonly quarter: number;
	readonly revision: string;
	readonly groups: readonly GivenGroup[];
	readonly parts: readonly { readonly name: string }[];
}
interface GivenGroup {
	readonly id: number;
	readonly dimension: string;
	readonly code: string;
	readonly parent: number | null;
}
interface Node {
	readonly id: number;
	readonly pcode: string;
	readonly level: number;
	readonly kind: string | null;
	readonly parent_id: number | null;
}
type ByGroup = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
interface Told {
	readonly reached: number | null;
	readonly withoutPlace: number | null;
	readonly byGroup: ByGroup;
	readonly unknown: Readonly<Record<string, number | null>>;
	readonly withheldFigures?: readonly string[];
	readonly withheldGroups?: Readonly<Record<string, readonly string[]>>;
}
interface Label {
	readonly code: string;
	readonly unit: string;
	readonly calculation: string;
	readonly addsUp: boolean;
	readonly isFraction: boolean;
	readonly isRange: boolean;
	readonly countsPlaces: boolean;
	readonly madeOf: readonly string[];
}
interface Progress extends Told, Label {
	readonly target: number | null;
	readonly share: number | null;
	readonly previous: {
		readonly reached: number | null;
		readonly difference: number | null;
		readonly change: number | null;
		readonly isWithheld?: true;
	} | null;
}
interface AtPlace {
	readonly pcode: string;
	readonly reached: number;
}

export function readDocument(text: string): Document {
	return JSON.parse(text) as Document;
}

/** @param tables by part, a line each answer: what was asked, a tab, the answer */
export function readTables(
	document: Document,
	tables: ReadonlyMap<string, string>,
	addressOf: (part: string) => string,
): Reading & { readonly seen: Seen[]; readonly ties: Tie[] } {
	const linesOf = (part: string) =>
		(tables.get(part) ?? '')
			.split('\n')
			.flatMap((line): [(string | number | boolean | null)[], unknown][] => {
				const tab = line.indexOf('\t');
				if (tab < 0) return [];
				return [[JSON.parse(line.slice(0, tab)) as (string | null)[], JSON.parse(line.slice(tab + 1))]];
			});
	const nodes = linesOf('places').flatMap(([, answer]) => answer as Node[]);
	const country = nodes.find(({ level }) => level === 0)?.pcode ?? '';
	const byId = new Map(nodes.map((node) => [node.id, node.pcode]));
	const places = new Map(
		nodes.map(({ pcode, level, kind, parent_id }): [string, Place] => [
			pcode,
			{
				level,
				parent: level === 0 ? null : (byId.get(parent_id ?? 0) ?? country),
				isUnion: kind === 'union',
			},
		]),
	);
	const groupKey = ({ dimension, code }: GivenGroup) => `${dimension}:${code}`;
	const groups = new Map(
		document.groups.map((group): [string, string | null] => {
			const parent = document.groups.find(({ id }) => id === group.parent);
			return [groupKey(group), parent ? groupKey(parent) : null];
		}),
	);
	const groupById = new Map(document.groups.map((group) => [group.id, groupKey(group)]));
	const dimensions = [...new Set(document.groups.map(({ dimension }) => dimension))];
	const donors = new Map(
		linesOf('filters').flatMap(([[, , code], answer]): [number, string][] => {
			const { filter } = answer as { filter?: { donor?: number } };
			return typeof code === 'string' && filter?.donor !== undefined ? [[filter.donor, code]] : [];
		}),
	);
	const indicators = new Map<string, Indicator>();
	const seen: Seen[] = [];
	const ties: Tie[] = [];
	const listed = new Set<string>();
	const { year, quarter, revision, sector } = document;

	const take = (figure: Figure, value: number | null, address: string) =>
		seen.push({ figure, value, address });

	function told(of: Omit<Figure, 'part'>, part: string, one: Told, address: string): void {
		const isKept = one.withheldFigures?.includes('reached') === true;
		take({ ...of, part }, one.reached ?? (isKept ? null : 0), address);
		const isRestKept = one.withheldFigures?.includes('withoutPlace') === true;
		const rest = { ...of, part, place: `${of.place}~p` };
		if (isRestKept || one.withoutPlace !== null) take(rest, one.withoutPlace, address);
		if (part !== 'total') return;
		for (const dimension of dimensions) {
			const kept = one.withheldGroups?.[dimension] ?? [];
			for (const group of groups.keys()) {
				if (!group.startsWith(`${dimension}:`)) continue;
				const code = group.slice(dimension.length + 1);
				const value = one.byGroup[dimension]?.[code];
				// Of a figure that is withheld its groups are too, without being named.
				if (value !== undefined || kept.includes(code) || !isKept)
					take({ ...of, part: group }, value ?? (kept.includes(code) ? null : 0), address);
			}
			const unknown = one.unknown[dimension] ?? null;
			if (kept.includes('') || unknown !== null) take({ ...of, part: `${dimension}:?` }, unknown, address);
		}
	}

	function progress(key: readonly unknown[], one: Progress, address: string): void {
		const [at, of, window, , partner, place, donor, tag, ...grouped] = key as (string | number | null)[];
		if (partner !== null || tag !== null) return;
		const span = spanOf(Number(at), Number(of), String(window));
		const where = place === null ? country : byId.get(Number(place));
		const group = grouped.find((id) => id !== null && id !== undefined);
		const part = typeof group === 'number' ? groupById.get(group) : donor === null ? 'total' : undefined;
		// Of a donor the number is an identifier, which nothing public names: its own page tells its figures.
		if (where === undefined || part === undefined || one.isRange || one.countsPlaces) return;
		const figure = { indicator: one.code, place: where, span };
		if (one.isFraction) {
			ratio(figure, part, one, address);
			return;
		}
		told(figure, part, one, address);
		const reached = { ...figure, part };
		const isKept = one.withheldFigures?.includes('reached') === true;
		if (isKept && one.share !== null && one.target !== null)
			ties.push({ terms: [[reached, 1]], sum: one.share * one.target, address });
		if (!one.previous) return;
		const before = { ...reached, span: { first: span.first - 4, last: span.last - 4 } };
		const { difference, change, isWithheld } = one.previous;
		if (isWithheld || one.previous.reached !== null)
			take(before, isWithheld ? null : one.previous.reached, address);
		if (!isKept && !isWithheld) return;
		if (difference !== null)
			ties.push({
				terms: [
					[reached, 1],
					[before, -1],
				],
				sum: difference,
				address,
			});
		if (change !== null)
			ties.push({
				terms: [
					[reached, 1],
					[before, -1 - change],
				],
				sum: 0,
				address,
			});
	}

	function ratio(of: Omit<Figure, 'part'>, part: string, one: Progress, address: string): void {
		const [numerator, denominator] = one.madeOf;
		if (one.reached === null || numerator === undefined || denominator === undefined) return;
		const side = (indicator: string) => ({ ...of, part, indicator });
		ties.push({
			terms: [
				[side(numerator), 1],
				[side(denominator), -one.reached],
			],
			sum: 0,
			address,
		});
	}

	const progresses = linesOf('progress');
	for (const [, answer] of progresses)
		for (const one of (answer as { indicators: Progress[] }).indicators)
			indicators.set(one.code, {
				code: one.code,
				addsUp: one.addsUp,
				isOfPeople: one.unit === 'people' || one.unit === 'households',
				isFraction: one.isFraction,
				isAmount: !['people', 'households', 'count'].includes(one.unit),
				madeOf: one.madeOf,
				isSum: one.calculation === 'composite' && one.addsUp,
			});
	indicators.set(PEOPLE, {
		...{ code: PEOPLE, addsUp: false, isOfPeople: true, isAmount: false },
		...{ isFraction: false, madeOf: [], isSum: false },
	});
	for (const [key, answer] of progresses)
		for (const one of (answer as { indicators: Progress[] }).indicators)
			progress(key, one, addressOf('progress'));
	for (const [[at, of, window], answer] of linesOf('people')) {
		const span = spanOf(Number(at), Number(of), String(window));
		told({ indicator: PEOPLE, place: country, span }, 'total', answer as Told, addressOf('people'));
	}
	for (const [key, answer] of linesOf('byPlace')) byPlace(key, answer);
	for (const [[code], answer] of linesOf('series')) series(String(code), answer);
	for (const [key, answer] of linesOf('recent')) recent(key, answer);
	for (const [key, answer] of linesOf('place')) place(key, answer);
	for (const [key, answer] of linesOf('donor')) donor(key, answer);
	for (const [key, answer] of linesOf('activities')) activities(key, answer);
	const label = `${sector.code} ${year}-Q${quarter} ${revision}`;
	return { label, k: document.plan.minimumCount, places, country, groups, indicators, seen, ties, listed };

	function isRead(code: string): boolean {
		const its = indicators.get(code);
		return its !== undefined && !its.isFraction;
	}

	function byPlace(key: readonly unknown[], answer: unknown): void {
		const [at, of, window, indicator, level, partner, within, donor, tag, ...grouped] = key;
		const isPlain = [partner, within, tag, ...grouped].every((one) => one === null);
		const part = donor === null ? 'total' : `donor:${donors.get(Number(donor)) ?? ''}`;
		const its = answer as {
			places: AtPlace[];
			withheldPlaces?: { pcode: string }[];
			withoutPlace: number | null;
			withheldFigures?: string[];
			withheld: boolean;
			indicator: Label;
		} | null;
		const code = String(indicator);
		if (!isPlain || !its || !isRead(code) || its.indicator.isRange || its.indicator.countsPlaces) return;
		const span = spanOf(Number(at), Number(of), String(window));
		const figure = { indicator: code, part, span };
		const address = addressOf('byPlace');
		for (const { pcode, reached } of its.places) take({ ...figure, place: pcode }, reached, address);
		for (const { pcode } of its.withheldPlaces ?? []) take({ ...figure, place: pcode }, null, address);
		const isKept = its.withheldFigures?.includes('withoutPlace') === true;
		if (isKept || its.withoutPlace !== null)
			take({ ...figure, place: `${country}~${String(level)}` }, its.withoutPlace, address);
		const isQuarterOfMunicipality = level === 3 && span.first === span.last && span.first % 4 !== 0;
		if (!its.withheld && !isQuarterOfMunicipality) listed.add(listedKey(code, part, Number(level), span));
	}

	function series(code: string, answer: unknown): void {
		if (!isRead(code)) return;
		const { points } = answer as {
			points: {
				year: number;
				quarter: number;
				reached: number | null;
				yearToDate: number | null;
				withheldFigures?: string[];
			}[];
		};
		for (const { year, quarter, reached, yearToDate, withheldFigures = [] } of points)
			for (const [window, name, value] of [
				['quarter', 'reached', reached],
				['year-to-date', 'yearToDate', yearToDate],
			] as const) {
				const isKept = withheldFigures.includes(name);
				if (!isKept && value === null) continue;
				const span = spanOf(year, quarter, window);
				take({ indicator: code, part: 'total', place: country, span }, value, addressOf('series'));
			}
	}

	function recent([at, of]: readonly unknown[], answer: unknown): void {
		const end = spanOf(Number(at), Number(of), 'quarter').last;
		for (const [code, figures] of Object.entries(answer as Record<string, (number | null | string)[]>)) {
			if (!isRead(code)) continue;
			for (const [i, value] of figures.entries()) {
				const last = end - figures.length + 1 + i;
				const figure = { indicator: code, part: 'total', place: country, span: { first: last, last } };
				if (value !== null) take(figure, typeof value === 'number' ? value : null, addressOf('recent'));
			}
		}
	}

	function place(key: readonly unknown[], answer: unknown): void {
		const [, pcode, at, of, window] = key;
		const its = answer as {
			place: { parent: { pcode: string } | null };
			activities: {
				indicator: Label;
				reached: number | null;
				reachedAbove: number | null;
				quarters: (number | null)[];
				withheldFigures?: string[];
			}[];
		} | null;
		for (const one of its?.activities ?? []) {
			const { code, isRange, countsPlaces } = one.indicator;
			if (!isRead(code) || isRange || countsPlaces) continue;
			const span = spanOf(Number(at), Number(of), String(window));
			// The country's own page leaves out what names no place at all.
			const named = (at: string) => (at === country ? `${country}@` : at);
			const figure = { indicator: code, part: 'total', place: named(String(pcode)), span };
			const kept = one.withheldFigures ?? [];
			const address = addressOf('place');
			if (kept.includes('reached') || one.reached !== null) take(figure, one.reached, address);
			const above = its?.place.parent?.pcode;
			// Beside a figure that is withheld the one above it is left out too, and may be told elsewhere.
			if (above !== undefined && one.reachedAbove !== null)
				take({ ...figure, place: named(above) }, one.reachedAbove, address);
			for (const [i, value] of one.quarters.entries())
				if (value !== null) take({ ...figure, span: quarterOf(Number(at), i) }, value, address);
		}
	}

	function quarterOf(year: number, at: number): Span {
		return spanOf(year, at + 1, 'quarter');
	}

	function donor(key: readonly unknown[], answer: unknown): void {
		const [, code, at, of, window] = key;
		const its = answer as {
			results: {
				indicator: Label;
				reached: number | null;
				isWithheld?: true;
				whole: number | null;
				wholeIsWithheld?: true;
			}[];
		} | null;
		for (const one of its?.results ?? []) {
			const { code: indicator, isRange, countsPlaces } = one.indicator;
			if (!isRead(indicator) || isRange || countsPlaces) continue;
			const span = spanOf(Number(at), Number(of), String(window));
			const figure = { indicator, place: country, span };
			const address = addressOf('donor');
			if (one.isWithheld || one.reached !== null)
				take({ ...figure, part: `donor:${String(code)}` }, one.reached, address);
			if (one.wholeIsWithheld || one.whole !== null) take({ ...figure, part: 'total' }, one.whole, address);
		}
	}

	function activities(key: readonly unknown[], answer: unknown): void {
		const [, at, of] = key;
		const its = answer as {
			activities: {
				partner: { code: string };
				indicator: { code: string };
				place: { pcode: string } | null;
				reached: number | null;
			}[];
		};
		for (const { partner, indicator, place, reached } of its.activities) {
			if (reached === null || !isRead(indicator.code)) continue;
			const span = spanOf(Number(at), Number(of), 'quarter');
			const part = `partner:${partner.code}`;
			const figure = { indicator: indicator.code, part, place: place?.pcode ?? `${country}~d`, span };
			take(figure, reached, addressOf('activities'));
		}
	}
}
