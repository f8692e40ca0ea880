/** Every figure that the project answers, against an independent computation from the same files. */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#lib/plan/scope.ts';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { writeBundle } from '../../support/bundle.ts';
import { DIMENSIONS } from '../../support/oracle/model.ts';
import { Oracle } from '../../support/oracle/oracle.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

/** Bundles of a rule each, where its whole is small enough to be read. */
const RULES = [
	'also-served',
	'derived-by-group',
	'derived-distinct',
	'done-earlier',
	'kinds-counted',
	'later-calculations',
	'later-people-methods',
	'later-places',
	'nothing-to-report',
	'stated-and-about',
	'values-of-the-year',
	'work-of-an-earlier-year',
];

const FIXTURES = 'tests/fixtures/bundles';

const MAKE_BUNDLE = resolve('../shared/tools/make-bundle.mjs');
const PLAN = 'oracle';
const YEARS = [2024, 2025, 2026];

const makeBundle = (seed: number) => async (dir: string) => {
	execFileSync(process.execPath, [
		MAKE_BUNDLE,
		dir,
		'--seed',
		`${seed}`,
		'--plan',
		PLAN,
		'--values',
		'8000',
		'--municipalities',
		'300',
	]);
};
const own = (seed: number) => (dir: string) =>
	writeBundle(dir, { seed, plan: PLAN, values: 6000, municipalities: 250, partners: 40 });

const isBeside = existsSync(MAKE_BUNDLE);
if (!isBeside) console.warn('../shared is not beside the project: its make-bundle.mjs was not compared');
const bundles = [
	{ name: 'our own generator, seed 11', write: own(11) },
	{ name: 'our own generator, seed 12', write: own(12) },
	...RULES.map((name) => ({
		name,
		write: (dir: string) => cp(join(FIXTURES, name), dir, { recursive: true }),
	})),
	...(isBeside ? [{ name: 'make-bundle.mjs, seed 7', write: makeBundle(7) }] : []),
];

const folder = temporaryFolder();
afterAll(folder.remove);

describe.each(bundles)('figures of a bundle by $name', ({ name, write }) => {
	const dir = join(folder.path, name.replaceAll(/\W/g, '-'));
	let db: Database & { close: () => void };
	let oracle: Oracle;
	let scope: Scope;

	beforeAll(async () => {
		await write(dir);
		db = await emptyDatabase(folder.path, `${name.replaceAll(/\W/g, '-')}`);
		await importBundle(db, dir, { now: new Date('2027-06-01T00:00:00Z') });
		oracle = new Oracle(dir);
		const found = await snapshot(db, (reader) =>
			getScope(reader, oracle.model.plan.code, oracle.model.plan.sector.code),
		);
		if (!found) throw new Error('the plan was not imported');
		scope = found;
	}, 120_000);
	afterAll(() => db.close());

	test.each(YEARS)(
		'progress and comparison in %i',
		async (year) => {
			for (const quarter of QUARTERS) {
				for (const window of WINDOWS) {
					const question = { year, quarter, window };
					const answer = await snapshot(db, (reader) =>
						getProgress(reader, scope, { ...question, compare: true }),
					);
					const expected = oracle.progress(question);
					expect(new Set(answer.indicators.map(({ code }) => code))).toEqual(new Set(oracle.codes));
					for (const figure of expected) {
						const ours = answer.indicators.find(({ code }) => code === figure.code);
						const said = ours && {
							code: ours.code,
							reached: ours.reached,
							high: ours.high,
							about: ours.about,
							noneReported: ours.noneReported,
							missing: ours.missingQuarters,
							withoutPlace: ours.withoutPlace,
							late: ours.late,
							target: ours.target,
							share: ours.share,
							expected: ours.expected,
							pace: ours.pace,
							status: ours.status,
							known: ours.disaggregationKnown,
							previous: { reached: ours.previous?.reached ?? null, change: ours.previous?.change ?? null },
						};
						const { groups, ...wanted } = figure;
						expect(rounded(said), JSON.stringify(question)).toEqual(rounded(wanted));
						if (isByGroup(oracle, figure.code)) {
							const told = DIMENSIONS.map((name) => [name, { ...ours?.byGroup[name] }]);
							const all = DIMENSIONS.map((name) => [name, Object.fromEntries(groups[name])]);
							expect(rounded(told), `${figure.code} ${JSON.stringify(question)}`).toEqual(rounded(all));
						}
					}
				}
			}
		},
		120_000,
	);

	test('people reached, in every quarter and window', async () => {
		for (const year of YEARS) {
			for (const quarter of QUARTERS) {
				for (const window of WINDOWS) {
					const question = { year, quarter, window };
					const answer = await snapshot(db, (reader) => getPeople(reader, scope, question));
					const expected = oracle.people(question);
					const { reached, withoutPlace, unknown } = answer;
					const groups = Object.fromEntries(DIMENSIONS.map((name) => [name, answer.byGroup[name] ?? {}]));
					expect({ reached, withoutPlace, unknown, groups }, JSON.stringify(question)).toEqual(expected);
				}
			}
		}
	}, 120_000);

	test.each([1, 2, 3] as const)(
		'every indicator by place of level %i',
		async (level) => {
			for (const [year, quarter, window] of [
				[2024, 2, 'quarter'],
				[2026, 4, 'year-to-date'],
			] as const) {
				for (const code of oracle.codes) {
					const question = { year, quarter, window, indicator: code, level };
					const answer = await snapshot(db, (reader) => listPlaceFigures(reader, scope, question));
					if (answer?.withheld) continue;
					const expected = oracle.places(code, question, level);
					const places = answer?.places.map(({ pcode, reached, high, partners }) => ({
						...{ pcode, reached, high, partners },
					}));
					expect(rounded({ places, withoutPlace: answer?.withoutPlace }), JSON.stringify(question)).toEqual(
						rounded(expected),
					);
				}
			}
		},
		120_000,
	);
});

/** A ratio and a range have no figures by group. */
function isByGroup(oracle: Oracle, code: string): boolean {
	return !['ratio', 'stated'].includes(oracle.model.indicators.get(code)?.calculation ?? '');
}

/** Shares and ratios are divided once here and once there: equal to the twelfth digit. */
function rounded(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'number' ? Number(inner.toPrecision(12)) : inner,
		),
	);
}
