/**
 * Bundles that once told a wrong figure, or were taken where they ought to be refused. Each folder below
 * `tests/fixtures/bundles` is one: the bundle, or several in folders that are imported one after the other, and in
 * `expected.json` what must come of it. A new folder is a new test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeWorkshops, refusal, workshop, type Workshop } from './imports.ts';
import { readFileAt } from '../../support/reader.ts';

const FOLDER = 'tests/fixtures/bundles';

interface Expected {
	/** The fault in a sentence. */
	readonly what: string;
	/** Imports in turn; without it, the folder itself is taken. */
	readonly imports?: readonly {
		readonly bundle: string;
		/** Parts of the sentences with which it is refused; without it, it is taken. */
		readonly refused?: readonly string[];
		readonly reopen?: string;
	}[];
	/** By address below the sector (`progress?year=2024…`) of the API, what its answer has, among other things. */
	readonly api?: Readonly<Record<string, object>>;
	/** By address below the sector's page (`2024/q1/map.csv?sex=female`), rows that the file has. */
	readonly csv?: Readonly<Record<string, readonly string[]>>;
	/** By file of the bundle that is exported from it, rows that it has. */
	readonly exported?: Readonly<Record<string, readonly string[]>>;
}

closeWorkshops();

const names = readdirSync(FOLDER);

describe.each(names)('%s', (name) => {
	const path = join(FOLDER, name);
	const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Expected;

	test(expected.what, async () => {
		const shop = await workshop();
		for (const { bundle, refused, reopen } of expected.imports ?? [{ bundle: '.' }]) {
			await takeOrRefuse(shop, join(path, bundle), refused, reopen);
		}
		for (const [address, wanted] of Object.entries(expected.api ?? {})) {
			expect(JSON.parse(await readFileAt(shop.db, sectorOf(path), address))).toMatchObject(wanted);
		}
		for (const [address, lines] of Object.entries(expected.csv ?? {})) {
			hasRows(await readFileAt(shop.db, sectorOf(path), address), lines);
		}
		const written = await comesBack(shop, sectorOf(path).plan);
		for (const [file, lines] of Object.entries(expected.exported ?? {})) hasRows(written[file] ?? '', lines);
	});
});

async function takeOrRefuse(
	{ takePath, everything }: Workshop,
	bundle: string,
	refused: readonly string[] | undefined,
	reopen: string | undefined,
): Promise<void> {
	if (!refused) {
		await takePath(bundle, { reopen });
		return;
	}
	const before = await everything();
	const { issues } = await refusal(takePath(bundle, { reopen }));
	const said = issues.kept.map(({ message }) => message);
	for (const words of refused) expect(said).toContainEqual(expect.stringContaining(words));
	expect(await everything()).toEqual(before);
}

function hasRows(file: string, lines: readonly string[]): void {
	expect(file.split(/\r?\n/)).toEqual(expect.arrayContaining([...lines]));
}

/**
 * Whatever was taken, its export changes nothing where it comes from, locked or not, and taken by another machine it gives
 * the same bytes, which are returned.
 */
async function comesBack(
	{ ask, files, folder, takePath }: Workshop,
	plan: string,
): Promise<Readonly<Record<string, string>>> {
	if ((await ask('select id from plan')).length === 0) return {};
	const first = await files(plan);
	const out = readdirSync(folder).find((name) => name.startsWith('out-')) ?? '';
	const { summary } = await takePath(join(folder, out));
	expect(Object.entries(summary).filter(([, { added, changed }]) => added + changed > 0)).toEqual([]);
	const other = await workshop();
	await other.takePath(join(folder, out));
	expect(await other.files(plan)).toEqual(first);
	return first;
}

function sectorOf(path: string): { plan: string; sector: string } {
	const file = [join(path, 'plan.json'), join(path, '1', 'plan.json')].find((one) => existsSync(one)) ?? '';
	const { code, sector } = JSON.parse(readFileSync(file, 'utf8')) as {
		code: string;
		sector: { code: string };
	};
	return { plan: code, sector: sector.code };
}
