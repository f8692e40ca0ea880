/** The labelled list, by the figures of the demonstration: the command prints the same numbers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Knowledge } from '#lib/publication/check/known.ts';
import { checkFigures } from '#lib/publication/check/index.ts';
import { falsifyEach } from '#lib/publication/check/falsify.ts';
import { readLabelled } from '#lib/publication/check/labelled.ts';
import { measure, precisionOf, recallOf } from '#lib/publication/check/measure.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readChecked } from '#lib/server/publication/check.ts';
import { newAddress } from '../../support/engine.ts';
import { SEED } from '../../support/seedFiles.ts';

const labelled = readLabelled(readFileSync('tests/fixtures/figureCheck/seed-002.txt', 'utf8'));
let folder: string;
let db: Database;
let sections: readonly NarrativeSection[];
let knowledge: Knowledge;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-figures-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
	const read = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'lrp-2024', 'social-stability');
		return scope && readChecked(reader, scope, { year: 2024, quarter: 1 });
	});
	if (!read) throw new Error('the demonstration was imported but is not there');
	({ sections, knowledge } = read);
});

afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

test('at least nine in ten of what is said is right, and nine in ten of what is there is said', () => {
	const { numbers, reading, verdicts, alarms } = measure(labelled, knowledge);
	expect(numbers).toBeGreaterThanOrEqual(150);
	for (const [name, score] of [['reading', reading], ['alarms', alarms], ...verdicts] as const) {
		expect(precisionOf(score), name).toBeGreaterThanOrEqual(0.9);
		expect(recallOf(score), name).toBeGreaterThanOrEqual(0.9);
	}
});

test('four in five numbers made wrong on purpose are caught', () => {
	const falsified = falsifyEach(labelled, knowledge);
	expect(falsified.length).toBeGreaterThan(150);
	expect(falsified.filter(({ isCaught }) => isCaught).length / falsified.length).toBeGreaterThan(0.8);
});

test("the demonstration's own narrative disagrees with nothing, in three languages", () => {
	const checked = checkFigures(sections, knowledge);
	const live = sections.flatMap(({ body }) => body.match(/\{[^}]+\}/g) ?? []);
	expect(live.length).toBeGreaterThan(150);
	const verdicts = checked.sections.flat().map(({ verdict }) => verdict.is);
	expect(verdicts.length).toBeGreaterThan(50);
	expect(verdicts).not.toContain('disagrees');
	expect(checked.findings.filter(({ weight }) => weight === 'wrong')).toEqual([]);
});
