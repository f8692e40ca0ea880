/** What pages show is what is protected: cells of the system are the figures of the queries, each by one name. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '#db/schema/index.ts';
import { cellName, type Cell } from '#lib/disclosure/cell.ts';
import { cellNamesOf } from '#lib/disclosure/names.ts';
import { tablesOf } from '#lib/disclosure/tables/tables.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { WINDOWS } from '#lib/plan/quarter.ts';
import { readProtected } from '#lib/server/disclosure/queries/protected.ts';
import { protectQuarter, type ProtectedQuarter } from '#lib/server/disclosure/protectQuarter.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import {
	protectedDatabase,
	QUARTER,
	type ProtectedDatabase,
} from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';

let database: ProtectedDatabase;
let scope: Scope;
let done: ProtectedQuarter;
/** By the name of each printed cell, its value. */
let values: Map<string, number>;

beforeAll(async () => {
	database = await protectedDatabase(1);
	({ scope, done } = database);
	const read = await ask((reader) => readProtected(reader, scope, QUARTER));
	const nameOf = cellNamesOf(read.translation);
	values = new Map();
	for (const { system, keys, printed } of tablesOf(read.publication, read.atoms))
		for (const key of printed)
			values.set(nameOf(key) ?? key, system.cells[keys.get(key) ?? -1]?.value ?? NaN);
});
afterAll(() => database.close());

const PEOPLE = ['1.1.a', '1.1.b', '1.1.d', '1.1.e', '1.1.f'];
/** Of a donor alone another quarter may be chosen. */
const CHOSEN = ['1.1.d', '1.1.e'];
const ask: ProtectedDatabase['ask'] = (question) => database.ask(question);

/** Figures that pages tell, each with its cell and its place. */
async function* told(): AsyncGenerator<{ cell: Omit<Cell, 'place'>; place: string; value: number }> {
	for (const window of WINDOWS) {
		const at = { ...QUARTER, window };
		for (const [filter, part] of [
			[{}, {}],
			[{ partner: 'P1' }, { partner: 'P1' }],
			[{ donor: 'D2' }, { donor: 'D2' }],
			[{ tag: 'flood' }, { tag: 'flood' }],
		] as const) {
			const found = await ask((reader) => findFilter(reader, scope, filter));
			if (!found || !('filter' in found)) throw new Error('no such filter');
			const { indicators } = await ask((reader) =>
				getProgress(reader, scope, { ...at, filter: found.filter }),
			);
			for (const { code, reached, byGroup, unknown } of indicators) {
				if (!PEOPLE.includes(code) || (CHOSEN.includes(code) && ('donor' in part || 'tag' in part))) continue;
				const cell: Omit<Cell, 'place'> = { ...at, indicator: code, ...part };
				if (reached !== null) yield { cell, place: 'ZZ', value: reached };
				if (Object.keys(part).length > 0) continue;
				for (const group of ['female', 'male'])
					yield {
						cell: { ...cell, group: { dimension: 'sex', code: group } },
						place: 'ZZ',
						value: byGroup.sex?.[group] ?? 0,
					};
				yield {
					cell: { ...cell, group: { dimension: 'sex', code: null } },
					place: 'ZZ',
					value: unknown.sex ?? 0,
				};
				yield {
					cell: { ...cell, group: { dimension: 'cohort', code: 'camped' } },
					place: 'ZZ',
					value: byGroup.cohort?.camped ?? 0,
				};
			}
		}
		for (const indicator of PEOPLE)
			for (const level of [1, 2, 3] as const) {
				const answer = await ask((reader) => listPlaceFigures(reader, scope, { ...at, indicator, level }));
				for (const { pcode, reached } of answer?.places ?? [])
					if (level < 3 || (window === 'year-to-date' && indicator !== '1.1.f'))
						yield { cell: { ...at, indicator }, place: pcode, value: reached };
			}
		const people = await ask((reader) => getPeople(reader, scope, at));
		const cell = { ...at, indicator: null };
		yield { cell, place: 'ZZ', value: people.reached ?? 0 };
		for (const group of ['female', 'male'])
			yield {
				cell: { ...cell, group: { dimension: 'sex', code: group } },
				place: 'ZZ',
				value: people.byGroup.sex?.[group] ?? 0,
			};
	}
}

test('each figure that is told is a cell of its value', async () => {
	let count = 0;
	for await (const { cell, place, value } of told()) {
		count++;
		expect([cellName(cell, place), values.get(cellName(cell, place)) ?? 0]).toEqual([
			cellName(cell, place),
			value,
		]);
	}
	expect(count).toBeGreaterThan(120);
});

test('what is small is withheld, nothing is open, and each cell is either shown or withheld', async () => {
	expect(done.open).toEqual([]);
	expect([...done.withheld, ...done.shown].sort()).toEqual([...values.keys()].sort());
	const small = [...values].filter(([, value]) => value >= 1 && value < 5).map(([name]) => name);
	expect(small.length).toBeGreaterThan(20);
	expect(small.filter((name) => !done.withheld.includes(name))).toEqual([]);
	for await (const { cell, place, value } of told())
		if (value >= 1 && value < 5) expect([value, done.isWithheld({ ...cell, place })]).toEqual([value, true]);
});

test('what is in no table is withheld, and what is no count of people is not', () => {
	const at = { ...QUARTER, window: 'year-to-date' } as const;
	const alone = { ...QUARTER, window: 'quarter' } as const;
	const isWithheld = (cell: Partial<Cell>) => done.isWithheld({ indicator: '1.1.a', ...at, ...cell });
	// A municipality's quarter, a group below its lowest level, two parts at once, a partner or donor below theirs.
	expect(isWithheld({ ...alone, place: 'Z111' })).toBe(true);
	expect(isWithheld({ place: 'Z111', group: { dimension: 'sex', code: 'female' } })).toBe(true);
	expect(isWithheld({ place: 'Z11', group: { dimension: 'cohort', code: 'host' } })).toBe(true);
	expect(isWithheld({ donor: 'D1', partner: 'P1' })).toBe(true);
	expect(isWithheld({ place: 'Z1', partner: 'P1' })).toBe(true);
	expect(isWithheld({ place: 'Z11', donor: 'D1' })).toBe(true);
	expect(isWithheld({ indicator: '1.1.e', donor: 'D1' })).toBe(true);
	expect(isWithheld({ indicator: '1.1.f', place: 'Z111' })).toBe(true);
	expect(isWithheld({ indicator: null, place: 'Z111' })).toBe(true);
	expect(isWithheld({ year: 2022 })).toBe(true);
	expect(isWithheld({ indicator: '9.9' })).toBe(true);
	expect(isWithheld({ indicator: '1.1.g', ...alone, place: 'Z111', donor: 'D1' })).toBe(false);
	expect(isWithheld({ indicator: '1.1.h', place: 'Z111' })).toBe(false);
	expect(isWithheld({})).toBe(false);
	expect(isWithheld({ indicator: null })).toBe(false);
});

test('a composite, a ratio and an amount are withheld wherever what they are made of or go with is', () => {
	const at = { ...QUARTER, window: 'year-to-date' } as const;
	const places = ['Z1', 'Z2', 'Z11', 'Z12', 'Z21', 'Z22', 'Z111', 'Z112', 'Z121', 'Z211', 'Z221'];
	const isWithheld = (indicator: string, place: string) => done.isWithheld({ indicator, ...at, place });
	for (const place of places) {
		expect(isWithheld('1.a', place)).toBe(isWithheld('1.1.a', place) || isWithheld('1.1.f', place));
		expect(isWithheld('1.1.c', place)).toBe(isWithheld('1.1.b', place));
		expect(isWithheld('1.b', place)).toBe(isWithheld('1.1.b', place));
	}
	expect(new Set(places.map((place) => isWithheld('1.1.c', place)))).toEqual(new Set([true, false]));
});

test(
	'what was shown before is shown again, and what was withheld stays so',
	{ timeout: PATIENCE },
	async () => {
		const read = await ask((reader) => readProtected(reader, scope, QUARTER));
		const again = await protectQuarter(read, QUARTER, [done], () => undefined);
		expect(again.open).toEqual([]);
		expect([...again.withheld].sort()).toEqual([...done.withheld].sort());
		const [one] = done.shown.filter((name) => name.startsWith('1.1.b|total|Z1|'));
		if (one === undefined) throw new Error('nothing of it is shown');
		const before = [{ shown: [], withheld: [one], values: new Map<string, number>() }];
		const kept = await protectQuarter(read, QUARTER, before, () => undefined);
		expect(kept.withheld).toContain(one);
	},
);

test(
	'what was withheld of an organisation stays so under the code that it was given since',
	{ timeout: PATIENCE },
	async () => {
		const { db } = database;
		const [own] = await db.writer.select().from(organisation).where(eq(organisation.code, 'D1'));
		if (!own) throw new Error('there is no such donor');
		const once = (words: string) => words.replace('|donor D1|', '|donor FUND|');
		const withheld = done.shown.filter((name) => name.includes('|donor D1|'));
		const before = [{ shown: [], withheld, values: new Map<string, number>() }];
		const protectedNow = async () => {
			const read = await ask((reader) => readProtected(reader, scope, QUARTER));
			return protectQuarter(read, QUARTER, before, () => undefined);
		};
		const under = await protectedNow();
		expect(under.withheld.filter((name) => withheld.includes(name)).length).toBeGreaterThan(0);
		await db.writer.update(organisation).set({ code: 'FUND' }).where(eq(organisation.id, own.id));
		await db.writer
			.insert(organisation)
			.values({ planId: own.planId, code: 'D1', name: own.name, type: own.type, mergedIntoId: own.id });
		expect([...(await protectedNow()).withheld].sort()).toEqual(under.withheld.map(once).sort());
	},
);
