/** What strangers are given does not depend on what is withheld from them: other values give the same bytes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IsWithheld } from '#lib/disclosure/cell.ts';
import { maskApart } from '#lib/figures/masks/apart.ts';
import type { Masking } from '#lib/figures/masks/asked.ts';
import { maskPartners } from '#lib/figures/masks/partners.ts';
import { maskPeople } from '#lib/figures/masks/people.ts';
import { maskPlace } from '#lib/figures/masks/place.ts';
import { maskPlaces } from '#lib/figures/masks/places.ts';
import { maskProgress } from '#lib/figures/masks/progress.ts';
import { maskRecent } from '#lib/figures/masks/recent.ts';
import { maskSeries } from '#lib/figures/masks/series.ts';
import { maskDonor } from '#lib/funding/masks/donor.ts';
import { WITHHELD } from '#lib/figures/trace/trace.ts';
import { elsewhere, readAll, type All } from '../../support/disclosure/elsewhere.ts';
import {
	protectedDatabase,
	QUARTER,
	type ProtectedDatabase,
} from '../../support/disclosure/protectedDatabase.ts';
import { tracesOf } from '../../support/disclosure/traces.ts';
import { Random } from '../../support/generator/random.ts';
import { PATIENCE, repeated } from '../../support/long.ts';

const SEED = 40;
/** Of which 1 to 4 would tell about people, whatever they are made of. */
const PEOPLE = ['1.a', '1.1.a', '1.1.b', '1.1.d', '1.1.e', '1.1.f'];

let database: ProtectedDatabase;
let all: All;
beforeAll(async () => {
	database = await protectedDatabase(SEED);
	all = await readAll(database);
}, PATIENCE);
afterAll(() => database.close());

function masked({ windows, series, recent, partners }: All, isWithheld: IsWithheld) {
	const { groups } = database.scope;
	const masking: Masking = { isWithheld, groups };
	const told = {
		windows: windows.map(({ asked, progress, people, apart, places, at, donor }) => ({
			asked,
			progress: progress.indicators.map((one) => maskProgress(one, asked, masking)),
			people: maskPeople(people, asked, masking),
			apart: [...apart].map(([code, its]) => [code, maskApart(its, code, masking)]),
			places: places.map((one) => maskPlaces(one, asked, masking)),
			at: at.map((one) => maskPlace(one, asked, masking)),
			donor: donor && maskDonor(donor, asked, masking),
		})),
		series: series.map((one) => maskSeries(one, masking)),
		recent: maskRecent(recent, QUARTER, masking),
		partners: maskPartners(partners, QUARTER, masking),
	};
	return { ...told, traces: told.windows.map((one) => tracesOf(one, told.series, groups)) };
}

/** Withholds any part of the tables, by chance: masks do not ask whether a pattern protects anybody. */
function byChance(random: Random): IsWithheld {
	const kept = new Map<string, boolean>();
	const part = 0.1 + random.next() / 2;
	return (cell) => {
		if (cell.indicator === '1.1.g' || cell.indicator === '1.1.h') return false;
		if (cell.donor !== undefined && cell.partner !== undefined) return true;
		const { indicator, year, quarter, window, place, without, group, donor, partner } = cell;
		const name = JSON.stringify([indicator, year, quarter, window, place, without, group, donor, partner]);
		const known = kept.get(name) ?? random.next() < part;
		kept.set(name, known);
		return known;
	};
}

test('of other values that are withheld strangers are given the same bytes', { timeout: PATIENCE }, () => {
	for (const at of repeated({ title: 'patterns masked', full: 1000, seed: SEED })) {
		const random = new Random(SEED + at);
		const isWithheld = at === 0 ? database.done.isWithheld : byChance(random);
		const text = JSON.stringify(masked(all, isWithheld));
		const world = elsewhere(all, isWithheld, random);
		expect(JSON.stringify(world)).not.toBe(JSON.stringify(all));
		expect(JSON.stringify(masked(world, isWithheld))).toBe(text);
		for (const mark of ['withheldFigures', 'withheldGroups', 'withheldPlaces']) expect(text).toContain(mark);
	}
});

test('what explains a figure adds shown ones up, and tells nothing of one that is withheld', () => {
	const random = new Random(SEED);
	for (const isWithheld of [database.done.isWithheld, byChance(random), byChance(random)]) {
		const traces = masked(all, isWithheld).traces.flat();
		const withheld = traces.filter(({ trace }) => trace.figure.isWithheld);
		for (const { name, trace } of withheld) expect(trace, name).toEqual(WITHHELD);
		expect(withheld.length).toBeGreaterThan(20);
		const additions = traces.flatMap(({ name, trace }) =>
			trace.additions.map(({ addends }) => ({ name, addends, figure: trace.figure.reached })),
		);
		for (const { name, addends, figure } of additions)
			expect(
				addends.reduce((sum, { value }) => sum + value, 0),
				name,
			).toBe(figure);
		expect(additions.length).toBeGreaterThan(5);
	}
});

test('a quarter alone at a place is withheld as it is among the quarters of its year, reported or not', () => {
	let unreported = 0;
	const { windows } = masked(all, database.done.isWithheld);
	for (const [i, { asked, at }] of windows.entries())
		for (const [j, { place, activities }] of at.entries())
			for (const [k, { indicator, withheldFigures, withheldQuarters }] of activities.entries()) {
				if (asked.window !== 'quarter') continue;
				const among = withheldQuarters?.includes(asked.quarter) === true;
				const name = `${indicator.code} ${place.pcode}`;
				expect(withheldFigures?.includes('reached') === true, name).toBe(among);
				if (among && all.windows[i]?.at[j]?.activities[k]?.reached === null) unreported++;
			}
	expect(unreported).toBeGreaterThan(0);
});

test('no small figure of people is told', () => {
	for (const { progress, people, places, at, donor } of masked(all, database.done.isWithheld).windows) {
		const told = [
			people.reached,
			people.byGroup,
			people.unknown,
			...progress.filter(isPeople).map((one) => [one.reached, one.byGroup, one.unknown, one.withoutPlace]),
			...places
				.filter(({ indicator }) => isPeople(indicator))
				.map((one) => [one.reached, one.withoutPlace, one.places.map(({ reached }) => reached)]),
			...at.map(({ activities }) =>
				activities
					.filter(({ indicator }) => isPeople(indicator))
					.map((one) => [one.reached, one.reachedAbove, one.quarters]),
			),
			...(donor?.results ?? [])
				.filter(({ indicator }) => isPeople(indicator))
				.map((one) => [one.reached, one.whole, one.sharedReached]),
		];
		expect(numbersIn(told).filter((value) => value >= 1 && value < 5)).toEqual([]);
		expect(numbersIn(told).length).toBeGreaterThan(20);
	}
});

test('the country’s own page, which leaves out what names no place, tells no figure beside the whole', () => {
	const { windows } = masked(all, database.done.isWithheld);
	for (const { at } of windows) {
		const country = at.find(({ place }) => place.level === 0);
		const people = country?.activities.filter(({ indicator }) => isPeople(indicator)) ?? [];
		expect(people.length).toBeGreaterThan(3);
		expect(
			people.flatMap(({ reached, quarters }) => [reached, ...quarters]).filter((one) => one !== null),
		).toEqual([]);
	}
});

test('where nothing is withheld, answers are what they were', () => {
	const raw = masked(all, () => false);
	expect(raw.windows.map(({ progress }) => progress)).toEqual(
		all.windows.map(({ progress }) => progress.indicators),
	);
	expect(raw.windows.map(({ places, at, donor, people }) => [places, at, donor, people])).toEqual(
		all.windows.map(({ places, at, donor, people }) => [places, at, donor, people]),
	);
	expect([raw.series, raw.recent, raw.partners]).toEqual([all.series, all.recent, all.partners]);
});

/** Figures that a masked answer tells, wherever they stand in it. */
function numbersIn(answer: unknown): number[] {
	if (typeof answer === 'number') return [answer];
	if (typeof answer !== 'object' || answer === null) return [];
	return Object.values(answer).flatMap(numbersIn);
}

function isPeople({ code }: { readonly code: string }): boolean {
	return PEOPLE.includes(code);
}
