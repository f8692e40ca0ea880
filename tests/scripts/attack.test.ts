/** The attack on what was published, by somebody who does not know how it was protected. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { readAnnex } from '#lib/server/publication/annex.ts';
import { listPublications } from '#lib/server/publication/queries/publications.ts';
import { fromDatabase, secretsFrom } from '../../scripts/attack/from.ts';
import type { Get } from '../../scripts/attack/fetched.ts';
import { ownedFrom } from '../../scripts/attack/owned.ts';
import { LOOKS } from '../../scripts/attack/looks.ts';
import { attackPlan } from '../../scripts/attack/plan.ts';
import type { Reading } from '../../scripts/attack/reading.ts';
import { PROTECTED } from '../support/disclosure/protectedBundle.ts';
import { QUARTER, sectorDatabase, type SectorDatabase } from '../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../support/disclosure/publishProtected.ts';
import { PATIENCE, repeated } from '../support/long.ts';

const SEED = 1;
let solver: Solver;
let database: SectorDatabase;
let get: Get;
/** By the names of cells. */
let values: Readonly<Record<string, number>>;
let withheld: readonly string[];
/** By P-code. */
let placeIds: ReadonlyMap<string, number>;

beforeAll(async () => {
	solver = await loadSolver();
	database = await published(SEED);
	get = fromDatabase(database.db);
	const places = await snapshot(database.db, (reader) => listPlaces(reader, database.scope.plan.id, QUARTER));
	placeIds = new Map([...places.values()].map(({ id, pcode }) => [pcode, id]));
	({ values, withheld } = await snapshot(database.db, async (reader) => {
		const [published] = await listPublications(reader, database.scope.sector.id);
		return readAnnex(reader, published?.id ?? 0);
	}));
}, PATIENCE);
afterAll(() => database.close());

/** A plan with one indicator of people, by sex and cohort, at places of four levels, in two years. */
async function published(seed: number): Promise<SectorDatabase> {
	const made = await sectorDatabase(seed, (code) => code === '1.1.a');
	await writeWords(made, QUARTER);
	await publishProtected(made, QUARTER);
	return made;
}

async function attacked(from: Get, hasFiles = false, db = database.db) {
	const lines: string[] = [];
	const tell = (line: string) => lines.push(line);
	const beside = { secretsOf: secretsFrom(db, PROTECTED.plan), ownedOf: ownedFrom(db, PROTECTED.plan) };
	const code = await attackPlan(from, PROTECTED.plan, { solver, tell, hasFiles, ...beside });
	return { code, told: lines.join('\n') };
}

/** What is fetched, with something else in it. */
const mutated =
	(change: (address: string, text: string | undefined) => string | undefined): Get =>
	async (address) =>
		change(address, await get(address));

/** Of a table, a line each answer, some with another one. */
function lines(text: string, change: (key: readonly unknown[], answer: object) => object): string {
	return text
		.split('\n')
		.map((line) => {
			const [key = '', answer] = line.split('\t');
			if (answer === undefined) return line;
			return `${key}\t${JSON.stringify(change(JSON.parse(key) as unknown[], JSON.parse(answer) as object))}`;
		})
		.join('\n');
}

/** A withheld figure of the year to date that is not small itself. */
function secondary(pattern: RegExp): { readonly place: string; readonly value: number } {
	const name = withheld.find(
		(one) => pattern.test(one) && one.endsWith('|2024-Q1..Q2') && (values[one] ?? 0) >= 5,
	);
	if (name === undefined) throw new Error(`nothing like ${pattern.source} is withheld`);
	return { place: name.split('|')[2] ?? '', value: values[name] ?? 0 };
}

describe('a published plan', () => {
	test('gives nothing away', { timeout: PATIENCE }, async () => {
		const { code, told } = await attacked(get);
		expect(told).toMatch(/Publications: 1; figures: \d{3,}, withheld: \d{2,}; equations: \d{3,}/);
		expect(told).toContain('Nothing came out.');
		expect(code).toBe(0);
	});

	test('gives away what hung on a figure of a place that is shown again', { timeout: PATIENCE }, async () => {
		const { place, value } = secondary(/^1\.1\.a\|total\|Z\d\d\|/);
		const shown = mutated((address, text) =>
			address.endsWith('/tables/byPlace') ? unmasked(text ?? '', place, value) : text,
		);
		const { code, told } = await attacked(shown);
		expect(code).toBe(1);
		expect(told).toMatch(
			/Worked out: 1\.(?:1\.)?a Z\d+ 2024-Q1\.\.Q2, by \/few\/care\/publications\/2024\/q2\/1\.0\/tables/,
		);
	});

	test(
		'gives away what is left of a total once one of its groups is told',
		{ timeout: PATIENCE },
		async () => {
			// Of the governorate the total is shown, and of its men, women and those not said each is withheld.
			const { place, value } = secondary(/^1\.1\.a\|sex male\|Z\d\|/);
			const of = (part: string) => values[`1.1.a|${part}|${place}|2024-Q1..Q2`] ?? 0;
			expect(withheld).not.toContain(`1.1.a|total|${place}|2024-Q1..Q2`);
			const { code, told } = await attacked(
				mutated((address, text) =>
					address.endsWith('/tables/progress')
						? withSexes(text ?? '', place, of('sex female'), of('total') - of('sex female') - value)
						: text,
				),
			);
			expect(code).toBe(1);
			expect(told).toContain(`Worked out: 1.1.a sex:male ${place} 2024-Q1..Q2`);
		},
	);

	test('gives away of a sensitive indicator what of others is not small', { timeout: PATIENCE }, async () => {
		const sensitive = mutated((_, text) =>
			text?.replaceAll('"sensitivity":"public"', '"sensitivity":"district"'),
		);
		const { code, told } = await attacked(sensitive);
		expect(code).toBe(1);
		expect(told).toMatch(/^Shown: 1\.1\.a .*2024-Q/m);
	});

	test('gives away a figure that one file shows', { timeout: PATIENCE }, async () => {
		const { place, value } = secondary(/^1\.1\.a\|total\|Z\d\d+\|/);
		const file = '/few/care/2024/q2/r1.0/places.csv?window=year-to-date';
		const csv = `indicator,pcode,reached,conf_status\r\n#a,#b,#c,#d\r\n1.1.a,${place},${value},C\r\n`;
		const { code, told } = await attacked(
			mutated((address, text) => (address === file ? csv : text)),
			true,
		);
		expect(code).toBe(1);
		expect(told).toContain(`Shown: 1.1.a ${place} 2024-Q1..Q2, by ${file}`);
		expect(told.split('\n').slice(2).join()).not.toMatch(new RegExp(`\\b${value}\\b`));
	});

	test('gives away a figure that its data file shows', { timeout: PATIENCE }, async () => {
		const { place, value } = secondary(/^1\.1\.a\|total\|Z\d\d+\|/);
		const file = '/few/care/2024/q2/r1.0/files/figures.json';
		const line = {
			...{ year: 2024, quarter: 2, window: 'year-to-date', figure: 'reached', indicator: '1.1.a' },
			...{ partner: null, place_level: 2, place, dimension: null, group: null, unit: 'people', value },
			conf_status: 'F',
		};
		const json = JSON.stringify({ figures: [line] });
		const { code, told } = await attacked(
			mutated((address, text) => (address === file ? json : text)),
			true,
		);
		expect(code).toBe(1);
		expect(told).toContain(`Shown: 1.1.a ${place} 2024-Q1..Q2, by ${file}`);
	});

	const DRAWN = '/few/care/2024/q2/r1.0';
	const ASKED = 'window=year-to-date&indicator=1.1.a&level=3';
	const row = (name: string, figure: string, width: number) =>
		`<text x="0" y="1">${name}</text><text x="400" y="1">${figure}</text><rect x="410" width="${width}"/><path d="M0,9H840"/>`;

	test(
		'gives away a figure that a drawing shows, in words, as a bar or as a circle, or framed elsewhere',
		{ timeout: PATIENCE },
		async () => {
			const { place, value } = secondary(/^1\.1\.a\|total\|Z\d\d\d\|/);
			const [shown = '', its = 0] =
				Object.entries(values).find(
					([name, one]) =>
						/^1\.1\.a\|total\|Z\d\d\d\|2024-Q1\.\.Q2$/.test(name) && !withheld.includes(name) && one > 20,
				) ?? [];
			const other = shown.split('|')[2] ?? '';
			const named = (pcode: string) =>
				`Municipality ${[...pcode.slice(1)].join(' ')} · District ${[...pcode.slice(1, 3)].join(' ')}`;
			const circle = (pcode: string, radius: number) =>
				`<circle data-place="${pcode}" cx="1" cy="1" r="${radius}" fill-opacity=".8"/>`;
			const drawings = new Map([
				[
					'where',
					`<svg overflow>${row(named(other), its.toLocaleString('en'), 10 * its)}${row(named(place), 'withheld', 10 * value)}</svg>`,
				],
				['map', `<svg>${circle(other, 100)}${circle(place, 100 * Math.sqrt(value / its))}</svg>`],
			]);
			const addresses = [...drawings.keys()].flatMap((name) =>
				[`${DRAWN}/${name}.svg`, `/embed/few/care/2024/q2/${name}`].map(
					(at) => [name, `${at}?${ASKED}`] as const,
				),
			);
			for (const [name, address] of addresses) {
				const svg = drawings.get(name);
				const { code, told } = await attacked(
					mutated((asked, text) => (asked === address ? svg : text)),
					true,
				);
				expect([address, code]).toEqual([address, 1]);
				expect(told).toContain(`Shown: 1.1.a ${place} 2024-Q1..Q2, by ${address}`);
			}
		},
	);
});

/** Answers by place of the year to date, in which a figure is shown that was withheld. */
function unmasked(text: string, place: string, reached: number): string {
	return lines(text, ([year, quarter, window, indicator], answer) => {
		const its = answer as { places: object[]; withheldPlaces?: { pcode: string }[] };
		const label = its.withheldPlaces?.find(({ pcode }) => pcode === place);
		if (year !== 2024 || quarter !== 2 || window !== 'year-to-date' || indicator !== '1.1.a' || !label)
			return answer;
		const places = [...its.places, { ...label, reached, high: null, partners: 1 }];
		return { ...its, places, withheldPlaces: its.withheldPlaces?.filter((one) => one !== label) };
	});
}

/** Progress of the year to date, in which of a place women and those not said are told, and men are not. */
function withSexes(text: string, pcode: string, female: number, sex: number): string {
	const id = Number(placeIds.get(pcode));
	return lines(text, ([year, , window, , , place], answer) => {
		if (year !== 2024 || window !== 'year-to-date' || place !== id) return answer;
		const { indicators } = answer as {
			indicators: { code: string; byGroup: object; unknown: object; withheldGroups?: object }[];
		};
		return {
			...answer,
			indicators: indicators.map((one) =>
				one.code !== '1.1.a'
					? one
					: {
							...one,
							byGroup: { ...one.byGroup, sex: { female } },
							unknown: { ...one.unknown, sex },
							withheldGroups: { ...one.withheldGroups, sex: ['male'] },
						},
			),
		};
	});
}

test('of a drawing of groups each is read in its dimension, and what was not said', () => {
	const row = (name: string, figure?: string) =>
		`<text x="0" y="1">${name}</text>${figure === undefined ? '' : `<text x="400" y="1">${figure}</text>`}<path d="M0,9H840"/>`;
	const svg = `<svg overflow>${row('Sex')}${row('Women', '1,206')}${row('not disaggregated', '7')}${row('Age')}${row('Other', '3')}</svg>`;
	const names = new Map([['sex:female', 'Women']]);
	const span = { first: 8096, last: 8096 };
	const asked = { of: 'groups', indicator: '1', window: 'quarter', level: 0 } as const;
	expect(LOOKS.groups(svg, asked, { names } as unknown as Reading, span)).toEqual([
		[{ part: 'sex:female' }, 1206],
		[{ part: 'sex:?' }, 7],
	]);
});

describe('plans by chance', () => {
	test('give nothing away', { timeout: PATIENCE }, async () => {
		for (const at of repeated({ title: 'published plans attacked', full: 1000, seed: SEED })) {
			const one = await published(SEED + 1 + at);
			const { code, told } = await attacked(fromDatabase(one.db), false, one.db);
			await one.close();
			expect([at, code, code === 0 ? '' : told]).toEqual([at, 0, '']);
		}
	});
});
