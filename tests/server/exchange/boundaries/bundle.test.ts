/** Boundaries that come and go with a bundle: the same checks, all or nothing with the rest of it. */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatIssue } from '#lib/server/exchange/issue.ts';
import { makeZip } from '../../../support/zip.ts';
import { tinyRows, withText, writeTinyBundle } from '../../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop, type Workshop } from '../imports.ts';
import { collection, ring, SQUARE } from './harness.ts';

closeWorkshops();

const L3 = 'boundaries/level-3.geojson';
const TOWNS = collection(
	['M1', SQUARE],
	['M2', ring([35.6, 33.5], [35.7, 33.5], [35.7, 33.6], [35.6, 33.6], [35.6, 33.5])],
	['C1', ring([35.5, 33.6], [35.6, 33.6], [35.6, 33.7], [35.5, 33.7], [35.5, 33.6])],
);
const DISTRICT = collection([
	'ZZ11',
	ring([35.5, 33.5], [35.7, 33.5], [35.7, 33.6], [35.6, 33.6], [35.6, 33.7], [35.5, 33.7], [35.5, 33.5]),
]);
const BOTH = {
	'boundaries/level-2.geojson': JSON.stringify(DISTRICT),
	[L3]: JSON.stringify({ ...TOWNS, source: 'Own work', disclaimer: { en: 'None.', ar: 'لا شيء.' } }),
};
const OTHER_SECTOR = {
	...withText('plan.json', '"code":"stability"', '"code":"water"'),
	'reports.csv': `${tinyRows('reports.csv')[0]}\n`,
};

const layers = (shop: Workshop) =>
	shop.ask(`select level, shapes, source, disclaimer from geometry_layer order by level`);
const entries = async (shop: Workshop) =>
	(await shop.ask<{ action: string }>(`select action from audit_entry order by id`)).map(
		({ action }) => action,
	);
const errors = async (taken: Promise<unknown>) =>
	(await refusal(taken)).issues.kept.filter(({ severity }) => severity === 'error').map(formatIssue);

describe('boundaries in a bundle', () => {
	test('are taken with it, with the credit that their file gives; again changes nothing', async () => {
		const shop = await workshop();
		const { summary } = await shop.take(BOTH);
		expect(summary.boundaries).toEqual({ added: 2, changed: 0 });
		expect(await layers(shop)).toEqual([
			{ level: 2, shapes: 1, source: null, disclaimer: null },
			{ level: 3, shapes: 3, source: 'Own work', disclaimer: '{"en":"None.","ar":"لا شيء."}' },
		]);
		const before = await shop.everything();
		expect((await shop.take(BOTH)).summary.boundaries).toEqual({ added: 0, changed: 0 });
		expect(await shop.everything()).toEqual(before);
	});

	test('are taken from a .zip', async () => {
		const shop = await workshop();
		const folder = writeTinyBundle(join(shop.folder, 'loose'), BOTH);
		const names = [
			'plan.json',
			'organisations.csv',
			'places.csv',
			'framework.csv',
			'periods.csv',
			'reports.csv',
		];
		const files = [...names, ...Object.keys(BOTH)].map((name) => [
			`plan/${name}`,
			readFileSync(join(folder, name), 'utf8'),
		]);
		const path = join(shop.folder, 'bundle.zip');
		writeFileSync(path, makeZip(Object.fromEntries(files) as Record<string, string>));
		expect((await shop.takePath(path)).summary.boundaries).toEqual({ added: 2, changed: 0 });
	});

	test('go out as they are stored, and come back to the byte; without them nothing is deleted', async () => {
		const shop = await workshop();
		await shop.take(BOTH);
		const first = await shop.files();
		expect(Object.keys(first)).toEqual(
			expect.arrayContaining(['boundaries/level-2.topojson', 'boundaries/level-3.topojson']),
		);
		const other = await workshop();
		await other.take(first);
		expect(await other.files()).toEqual(first);
		expect(await layers(other)).toEqual(await layers(shop));
		await other.take();
		expect(await layers(other)).toEqual(await layers(shop));
	});

	test('that were edited by hand are read as anybody’s', async () => {
		const shop = await workshop();
		await shop.take(BOTH);
		const file = (await shop.files())['boundaries/level-3.topojson'] ?? '';
		expect(file).toContain('"id":"C1"');
		const renamed = file.replace('"id":"C1"', '"id":"M1"');
		expect(await errors(shop.take({ 'boundaries/level-3.topojson': renamed }))).toEqual([
			expect.stringMatching(/^boundaries\/level-3\.topojson: shape 3 \(M1\): .*\(duplicate code\)$/),
		]);
	});

	test('that changed are another layer and one entry; figures, and their version, stay', async () => {
		const shop = await workshop();
		await shop.take(BOTH);
		const version = await shop.ask('select * from data_version');
		const { summary } = await shop.take({ [L3]: JSON.stringify(collection(['M1', SQUARE])) });
		expect(summary.boundaries).toEqual({ added: 0, changed: 1 });
		expect(await layers(shop)).toMatchObject([{ level: 2 }, { level: 3, shapes: 1, source: null }]);
		expect((await entries(shop)).slice(-2)).toEqual(['import boundaries', 'import bundle']);
		expect(await shop.ask('select * from data_version')).toEqual(version);
	});

	test('are told and not kept in a dry run', async () => {
		const shop = await workshop();
		const before = await shop.everything();
		expect((await shop.take(BOTH, { dryRun: true })).summary.boundaries).toEqual({ added: 2, changed: 0 });
		expect(await shop.everything()).toEqual(before);
	});

	test('are the plan’s: a bundle that adds a sector brings what is missing and changes nothing', async () => {
		const shop = await workshop();
		await shop.take({ [L3]: BOTH[L3] ?? '' });
		const other = { ...OTHER_SECTOR, ...BOTH };
		expect(await errors(shop.take({ ...other, [L3]: JSON.stringify(TOWNS) }))).toEqual([
			expect.stringMatching(/^boundaries\/level-3.*: The shapes of level 3 differ .*\(shared differs\)$/),
		]);
		expect((await shop.take(other)).summary.boundaries).toEqual({ added: 1, changed: 0 });
	});
});

describe('a bundle is refused as a whole', () => {
	test('for every fault of its boundaries and its tables at once, nothing half stored', async () => {
		const shop = await workshop();
		await shop.take();
		const before = await shop.everything();
		const open = ring([35.5, 33.5], [35.6, 33.5], [35.6, 33.6], [35.5, 33.6]);
		const told = await errors(
			shop.take({
				...withText('places.csv', 'Municipality one', 'Another name'),
				'organisations.csv': 'code,name,type\nP1,One,wrong\nP2,Two,un\nD1,D,donor\nD2,D,donor\n',
				'boundaries/level-0.geojson': 'PK\u0003\u0004',
				'boundaries/level-1.geojson': JSON.stringify(collection()),
				'boundaries/level-2.geojson': JSON.stringify(collection(['ZZ11', open])),
				[L3]: JSON.stringify(collection(['M1', SQUARE], ['M1', SQUARE])),
			}),
		);
		expect(told).toEqual([
			expect.stringMatching(/^organisations\.csv:2:type: /),
			expect.stringMatching(/^boundaries\/level-0\.geojson: This is no JSON: .*\(not boundaries\)$/),
			expect.stringMatching(/^boundaries\/level-1\.geojson: The file holds no shapes.*\(empty\)$/),
			expect.stringMatching(/^boundaries\/level-2\.geojson: shape 1 \(ZZ11\): .* close it\. \(open ring\)$/),
			expect.stringMatching(/^boundaries\/level-3\.geojson: shape 2 \(M1\): .*\(duplicate code\)$/),
		]);
		expect(await shop.everything()).toEqual(before);
	});

	test.each([
		['boundaries/adm3.geojson', /^boundaries\/adm3\.geojson: The name does not say .*\(unknown level\)$/],
		['boundaries/level-4.topojson', /^boundaries\/level-4\.topojson: .*\(unknown level\)$/],
	])('for a name without a level: %s', async (name, message) => {
		const shop = await workshop();
		expect(await errors(shop.take({ [name]: JSON.stringify(TOWNS) }))).toEqual([
			expect.stringMatching(message),
		]);
	});

	test('for a level in two files, and for text that is none', async () => {
		const shop = await workshop();
		const twice = { ...BOTH, 'boundaries/level-3.topojson': JSON.stringify(TOWNS) };
		expect(await errors(shop.take(twice))).toEqual([expect.stringMatching(/keep one file a level/)]);
		expect(await errors(shop.take({ [L3]: Buffer.from([0x7b, 0xff, 0x7d]) }))).toEqual([
			expect.stringMatching(/^boundaries\/level-3\.geojson: The file is not UTF-8/),
		]);
	});

	test('for places that another country has, or with latitude first', async () => {
		const shop = await workshop();
		const turned = { ...SQUARE, coordinates: SQUARE.coordinates.map((one) => one.map(([x, y]) => [y, x])) };
		expect(await errors(shop.take({ [L3]: JSON.stringify(collection(['M1', turned])) }))).toEqual([
			expect.stringMatching(/latitude, longitude.*\(wrong order\)$/),
		]);
		const far = ring([2, 48], [3, 48], [3, 49], [2, 48]);
		expect(await errors(shop.take({ [L3]: JSON.stringify(collection(['M1', far])) }))).toEqual([
			expect.stringMatching(/lie elsewhere.*\(elsewhere\)$/),
		]);
	});

	test('for 200 MB, before a byte of them is read', async () => {
		const shop = await workshop();
		const folder = writeTinyBundle(join(shop.folder, 'large'));
		mkdirSync(join(folder, 'boundaries'));
		const file = openSync(join(folder, L3), 'w');
		ftruncateSync(file, 200 * 2 ** 20);
		closeSync(file);
		const [began, memory] = [performance.now(), process.memoryUsage.rss()];
		expect(await errors(shop.takePath(folder))).toEqual([
			expect.stringMatching(/^boundaries\/level-3\.geojson: The file has 209715200 bytes.*\(too long\)$/),
		]);
		expect(performance.now() - began).toBeLessThan(1000);
		expect(process.memoryUsage.rss() - memory).toBeLessThan(50 * 2 ** 20);
	});
});
