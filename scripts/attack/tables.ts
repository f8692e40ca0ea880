/** Reads a publication's document and its tables. */
import type { Document, GivenGroup, Node, Told, Label, Progress, AtPlace } from './given.ts';
import { readBridge } from './bridge.ts';
import { ONE_BY_ONE } from './oneByOne.ts';
import { listedKey, PEOPLE, spanOf } from './reading.ts';
import type { Figure, Indicator, Place, Reading, Seen, Tie } from './reading.ts';

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
	const names = new Map([
		...nodes.map(({ pcode, name }): [string, string] => [pcode, name.en]),
		...document.groups.map((group): [string, string] => [groupKey(group), group.name.en]),
	]);
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
				k: smallestOf([one]),
				isOfPeople: one.unit === 'people' || one.unit === 'households',
				isFraction: one.isFraction,
				isAmount: !['people', 'households', 'count'].includes(one.unit),
				madeOf: one.madeOf,
				isSum: one.calculation === 'composite' && one.addsUp,
			});
	const counting = progresses.flatMap(([, answer]) =>
		(answer as { indicators: Progress[] }).indicators.filter(({ countsPeople }) => countsPeople),
	);
	indicators.set(PEOPLE, {
		...{ code: PEOPLE, k: smallestOf(counting), addsUp: false, isOfPeople: true, isAmount: false },
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
	for (const [part, read] of Object.entries(ONE_BY_ONE)) {
		const taking = {
			take: (figure: Figure, value: number | null) => take(figure, value, addressOf(part)),
			...{ isRead, country },
		};
		for (const [key, answer] of linesOf(part)) read(key, answer, taking);
	}
	if (document.bridge)
		readBridge(document.bridge, quarter, ({ indicator, span }, value) => {
			if (isRead(indicator))
				take({ indicator, part: 'total', place: country, span }, value, addressOf('bridge'));
		});
	const label = `${sector.code} ${year}-Q${quarter} ${revision}`;
	return { label, places, country, groups, names, indicators, seen, ties, listed };

	/** Of what is made of them. */
	function smallestOf(its: readonly Progress[]): number {
		const { minimumCount, minimumCountSensitive = minimumCount } = document.plan;
		const isSensitive = its.some(({ sensitivity }) => sensitivity !== 'public');
		return isSensitive ? Math.max(minimumCount, minimumCountSensitive) : minimumCount;
	}

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
}
