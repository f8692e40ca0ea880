/** The stored figures as a source of live ones. Source: docs/rules.md, Live figures. */
import type { Filter, PeopleAnswer, ProgressAnswer } from '#lib/figures/answer.ts';
import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import { askedTooMuch, lowestShown } from '#lib/disclosure/disclosure.ts';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import { formatQuarter, type Quarter, type Window } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { findLive, isFault, isSaid, type LiveCodes, type LiveFigure } from '#lib/publication/live.ts';
import { writeSaid } from '#lib/publication/liveSaid.ts';
import { keyOfSlot, slotsOf, type LiveSource, type Slot } from '#lib/publication/liveValue.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { isPipelineProtected, listPipeline } from '#lib/server/figures/queries/pipeline.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { listPlaces, type PlaceNode } from '#lib/server/places/queries/placeLabels.ts';
import { readSpokenSource } from './spokenSource.ts';

/**
 * So many answers a narrative may ask for, of different quarters, windows, places and groups; figures beyond are
 * unknown. A page of strangers asks for all of them each time.
 */
export const MOST_ANSWERS = 24;
/** So many different words between braces are looked for among the P-codes. */
const MOST_WORDS = 500;
const P_CODE = /^[\p{L}\p{N}_-]{2,99}$/u;

/** All that the live figures of some texts of a quarter need, as the scope is shown it. */
export async function readLiveSource(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	texts: readonly string[],
): Promise<LiveSource> {
	const places = await listNamedPlaces(reader, scope, quarter, texts);
	const framework = await getFramework(reader, scope.sector.id, { ...quarter, window: 'year-to-date' });
	const codes: LiveCodes = {
		indicators: new Set(framework.indicators.map(({ code }) => code)),
		groups: new Map(scope.groups.map(({ code, dimension }) => [code, dimension])),
		places: new Set(places.keys()),
	};
	const named = texts
		.flatMap((text) => findLive(text, codes))
		.flatMap(({ live }) => (isFault(live) ? [] : [live]));
	const spoken = await readSpokenSource(reader, scope, named.filter(isSaid));
	const all = named
		.flatMap((live) => (isSaid(live) ? [] : [live]))
		.filter((live) => !asksTooMuch(scope, live, places) && isInPlan(scope, live.quarter ?? quarter));
	const progress = await readProgress(
		reader,
		scope,
		places,
		all.flatMap((live) => slotsOf(live, quarter)),
	);
	const people = await readPeople(reader, scope, quarter, all);
	const funding = await readFunding(reader, scope, quarter, all);
	const pipeline = await readPipeline(reader, scope, quarter, all);
	return {
		quarter,
		codes,
		progressOf: (slot) => progress.get(keyOfSlot(slot)),
		peopleOf: (at) => people.get(keyOf(at)),
		fundingOf: (year) => funding.get(year),
		pipelineOf: (at) => pipeline.get(formatQuarter(at)),
		isProtected: (indicator) => isPipelineProtected(indicator, framework),
		spokenOf: (asked) => spoken.get(writeSaid(asked)),
		isWithheld: (live) =>
			asksTooMuch(scope, live, places) ||
			slotsOf(live, quarter).some((slot) => {
				const found = progress.get(keyOfSlot(slot))?.indicators.find(({ code }) => code === live.indicator);
				const level = live.place === null ? 0 : (places.get(live.place)?.level ?? 0);
				return found !== undefined && level > lowestShown(found.sensitivity, scope.disclosure);
			}),
	};
}

/** The places that words between braces name by their P-codes. */
async function listNamedPlaces(
	reader: Reader,
	{ plan }: Scope,
	quarter: Quarter,
	texts: readonly string[],
): Promise<ReadonlyMap<string, PlaceNode>> {
	const words = new Set(wordsIn(texts));
	if (words.size === 0) return new Map();
	const tree = await listPlaces(reader, plan.id, quarter);
	return new Map(
		[...tree.values()].flatMap((place) => (words.has(place.pcode) ? [[place.pcode, place]] : [])),
	);
}

/** What may be a P-code between braces, as it was written and in capitals. */
function wordsIn(texts: readonly string[]): string[] {
	const found = new Set<string>();
	for (const text of texts) {
		for (const { 1: inner = '' } of text.matchAll(/\{([^{}\n]*)\}/g)) {
			for (const word of inner.split(/\s+/)) {
				if (!P_CODE.test(word)) continue;
				if (found.size >= MOST_WORDS) return [...found];
				found.add(word).add(word.toUpperCase());
			}
		}
	}
	return [...found];
}

/** Where the plan is closed to whoever reads: what a page would refuse to be asked. */
function asksTooMuch(
	{ disclosure }: Scope,
	{ group, place }: LiveFigure,
	places: ReadonlyMap<string, PlaceNode>,
): boolean {
	const asked = { group: group ?? undefined, place: place ?? undefined };
	const level = place === null ? undefined : places.get(place)?.level;
	return askedTooMuch(asked, level, disclosure) !== undefined;
}

function isInPlan({ plan: { firstYear, lastYear } }: Scope, { year }: Quarter): boolean {
	return year >= firstYear && year <= lastYear;
}

async function readProgress(
	reader: Reader,
	scope: Scope,
	places: ReadonlyMap<string, PlaceNode>,
	slots: readonly Slot[],
): Promise<ReadonlyMap<string, ProgressAnswer>> {
	const found = new Map<string, ProgressAnswer>();
	for (const slot of slots) {
		const key = keyOfSlot(slot);
		if (found.has(key) || found.size >= MOST_ANSWERS || !isInPlan(scope, slot)) continue;
		const { year, quarter, window } = slot;
		const filter = filterOf(scope, places, slot);
		found.set(key, await getProgress(reader, scope, { year, quarter, window, compare: true, filter }));
	}
	return found;
}

function filterOf(
	{ groups }: Scope,
	places: ReadonlyMap<string, PlaceNode>,
	{ place, group }: Slot,
): Filter | undefined {
	const asked = groups.find(({ code }) => code === group);
	if (place === null && !asked) return undefined;
	return {
		...(place !== null && { place: places.get(place)?.id }),
		...(asked && { groups: { [asked.dimension]: asked.id } }),
	};
}

function keyOf({ window, ...quarter }: Quarter & { readonly window: Window }): string {
	return `${formatQuarter(quarter)} ${window}`;
}

async function readPeople(reader: Reader, scope: Scope, quarter: Quarter, all: readonly LiveFigure[]) {
	const found = new Map<string, PeopleAnswer>();
	for (const live of all.filter(({ name }) => name === 'people')) {
		const at = { ...(live.quarter ?? quarter), window: live.window };
		if (found.has(keyOf(at)) || found.size >= MOST_ANSWERS) continue;
		found.set(keyOf(at), await getPeople(reader, scope, at));
	}
	return found;
}

async function readFunding(reader: Reader, scope: Scope, quarter: Quarter, all: readonly LiveFigure[]) {
	const found = new Map<number, FundingAnswer>();
	for (const live of all.filter(({ name, indicator }) => indicator === null && name !== 'people')) {
		const { year } = live.quarter ?? quarter;
		if (!found.has(year)) found.set(year, await getFunding(reader, scope, year));
	}
	return found;
}

async function readPipeline(reader: Reader, scope: Scope, quarter: Quarter, all: readonly LiveFigure[]) {
	const found = new Map<string, readonly PipelineFigure[]>();
	for (const live of all.filter(({ name }) => name === 'pipeline')) {
		const at = live.quarter ?? quarter;
		if (found.has(formatQuarter(at)) || found.size >= MOST_ANSWERS) continue;
		found.set(formatQuarter(at), await listPipeline(reader, scope, at));
	}
	return found;
}
