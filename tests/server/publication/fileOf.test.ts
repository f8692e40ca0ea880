/** Files of a publication: made once, stored, and the same for ever. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Language } from '#lib/plan/text.ts';
import { closeDatabase, openDatabase, rows, run, type Database } from '#lib/server/database/driver.ts';
import type { FileKind } from '#lib/server/files/kind.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { fileOf, FilesBusy } from '#lib/server/publication/fileOf.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { seed } from '../../routes/support/seed.ts';
import { newAddress } from '../../support/engine.ts';
import { HARBOUR, makePublishable, pin, publish, PUBLISHED_AT } from '../../support/publication/harbour.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database;
/** So often something was made. */
let made = 0;

beforeAll(async () => {
	const path = await newAddress(folder.path, 'files');
	await seed(path);
	db = openDatabase(path);
	await makePublishable(db);
	await publish(db);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});
beforeEach(async () => {
	made = 0;
	await run(db.writer, 'delete from published_file');
});

/** Says what it was made of, and how often something was made before it. */
const counting = (name: string, languages: FileKind['languages'] = 'each'): FileKind => ({
	name,
	type: 'text/plain',
	languages,
	make: async ({ scope, document, address }, language) => {
		const nth = ++made;
		await new Promise((go) => setImmediate(go));
		const said = [
			nth,
			language,
			getLocale(),
			scope.language,
			scope.edition.revision,
			address,
			document.quarter,
		];
		return new TextEncoder().encode(JSON.stringify(said));
	},
});

async function ask(kind: FileKind, language: Language = 'en', now = PUBLISHED_AT, isDraft = false) {
	const { draft, revisions } = await listOfQuarter(db.writer, 1, HARBOUR);
	const publication = isDraft ? draft : revisions[0];
	if (!publication) throw new Error('nothing is published');
	return fileOf(
		db,
		kind,
		{ plan: HARBOUR.plan, sector: HARBOUR.sector, publication, language, origin: 'https://example.org' },
		now,
	);
}

const stored = () =>
	rows<{ name: string; language: string }>(
		db.writer,
		'select name, language from published_file order by name, language',
	);

test('who asks at the same time, and afterwards, gets the one that was made', async () => {
	const kind = counting('a.txt');
	const first = await Promise.all(Array.from({ length: 20 }, () => ask(kind)));
	const later = await ask(kind, 'en', new Date(PUBLISHED_AT.getTime() + 1e9));
	expect(made).toBe(1);
	for (const file of [...first, later]) expect(file).toEqual(first[0]);
	expect(later.madeAt).toBe(PUBLISHED_AT.getTime());
});

test('what another process stored meanwhile stands', async () => {
	const other = openDatabase(db.path);
	const kind = counting('a.txt');
	const slow: FileKind = {
		...kind,
		make: async (edition, language) => {
			const bytes = await kind.make(edition, language);
			const [publication] = (await listOfQuarter(other.writer, 1, HARBOUR)).revisions;
			if (!publication) throw new Error('nothing is published');
			const asked = {
				plan: 'harbour',
				sector: 'shelter',
				publication,
				language,
				origin: 'https://example.org',
			};
			await fileOf(other, kind, asked, PUBLISHED_AT);
			return bytes;
		},
	};
	const file = await ask(slow);
	expect(made).toBe(2);
	const [text] = JSON.parse(textOf(file.content)) as [number];
	expect(text).toBe(2);
	await closeDatabase(other);
});

test('there is one in each language, in the words of that language, or one for all', async () => {
	const each = await Promise.all(
		(['en', 'ar', 'fr'] as const).map((language) => ask(counting('a.txt'), language)),
	);
	const one = await Promise.all(
		(['en', 'ar', 'fr'] as const).map((language) => ask(counting('b.txt', 'one'), language)),
	);
	expect(new Set(one.map(({ sha256 }) => sha256)).size).toBe(1);
	expect((await stored()).map(({ name, language }) => `${name} ${language}`)).toEqual([
		...['a.txt ar', 'a.txt en', 'a.txt fr', 'b.txt mul'],
	]);
	const said = each.map(({ content }) => JSON.parse(textOf(content)) as unknown[]);
	expect(said.map((one) => one.slice(1, 6))).toEqual([
		['en', 'en', 'en', '1.0', 'https://example.org/harbour/shelter/2024/q1/r1.0'],
		['ar', 'ar', 'ar', '1.0', 'https://example.org/ar/harbour/shelter/2024/q1/r1.0'],
		['fr', 'fr', 'fr', '1.0', 'https://example.org/fr/harbour/shelter/2024/q1/r1.0'],
	]);
});

test('of what its maker throws nothing is stored, and the next who asks has it made', async () => {
	const kind = counting('a.txt');
	const broken: FileKind = { ...kind, make: () => Promise.reject(new Error('no ink')) };
	await expect(ask(broken)).rejects.toThrow('no ink');
	await expect(ask({ ...kind, make: () => Promise.resolve(new Uint8Array()) })).rejects.toThrow('0 bytes');
	expect(await stored()).toEqual([]);
	await ask(kind);
	expect(await stored()).toHaveLength(1);
});

test('two are made at a time, sixty wait, and more are told to come again', async () => {
	let [working, most, refused] = [0, 0, 0];
	const { promise: all, resolve: go } = Promise.withResolvers<void>();
	const slow = (name: string): FileKind => ({
		...counting(name),
		make: async () => {
			most = Math.max(most, ++working);
			await all;
			working--;
			return new Uint8Array(1);
		},
	});
	const asking = Array.from({ length: 80 }, (_, at) =>
		ask(slow(`${at}.txt`)).catch((reason: unknown) => {
			expect(reason).toBeInstanceOf(FilesBusy);
			refused++;
		}),
	);
	await expect.poll(() => refused).toBe(18);
	go();
	await Promise.all(asking);
	expect(most).toBe(2);
	expect(refused).toBe(18);
	expect(await stored()).toHaveLength(62);
	await ask(slow('80.txt'));
	expect(await stored()).toHaveLength(63);
});

test('a maker that asks for what was not published gets nothing', async () => {
	const curious: FileKind = {
		...counting('a.txt'),
		make: async ({ reader, scope }) => {
			await getProgress(reader, scope, { year: 2023, quarter: 1, window: 'quarter' });
			return new Uint8Array(1);
		},
	};
	await expect(ask(curious)).rejects.toThrow('does not hold');
	const straight: FileKind = {
		...counting('a.txt'),
		make: async ({ reader }) => {
			await rows(reader, 'select total from entry');
			return new Uint8Array(1);
		},
	};
	await expect(ask(straight)).rejects.toThrow('not recorded');
});

test('a draft’s is made each time and not stored', async () => {
	await pin(db);
	const kind = counting('a.txt');
	await ask(kind, 'en', PUBLISHED_AT, true);
	const again = await ask(kind, 'en', PUBLISHED_AT, true);
	expect(made).toBe(2);
	expect(textOf(again.content)).toContain('/q1/draft"');
	expect(await stored()).toEqual([]);
	await run(db.writer, `delete from publication where state = 'draft'`);
});

function textOf(content: string): string {
	return gunzipSync(Buffer.from(content, 'base64')).toString();
}
