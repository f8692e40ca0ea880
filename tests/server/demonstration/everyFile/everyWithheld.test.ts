/** A published quarter of few people in all its files and languages: what is withheld is withheld in each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/plan/text.ts';
import { run } from '#lib/server/database/driver.ts';
import { readAnnex } from '#lib/server/publication/annex.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { unzipped } from '../../../../scripts/attack/zip.ts';
import { PROTECTED } from '../../../support/disclosure/protectedBundle.ts';
import { sectorDatabase, type SectorDatabase } from '../../../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../../../support/disclosure/publishProtected.ts';
import { PATIENCE } from '../../../support/long.ts';
import { textOf } from '../../../support/pdf.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { everyFile, type EveryFile } from './read.ts';
import { READERS, saidBy } from './readers.ts';

/** The first quarter of a year is its year to date, which files of cells do not have. */
const QUARTER = { year: 2024, quarter: 1 } as const;
/** Between what the country has of the one and of the other indicator. */
const SMALLEST = 440;
const folder = temporaryFolder();
const WHOLE = ['reached 1.1.a', 'reached 1.1.d'];
/** Cells are left out where they are withheld; a list of files has none. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['bundle.zip', 'datapackage.json']);
/** What the country has. */
let hidden: readonly number[];
let made: SectorDatabase;
const files = new Map<string, EveryFile>();

beforeAll(async () => {
	made = await sectorDatabase(1, (code) => code === '1.1.a' || code === '1.1.d');
	await run(made.db.writer, 'update plan set minimum_count = @smallest', { smallest: SMALLEST });
	await writeWords(made, QUARTER);
	await publishProtected(made, QUARTER);
	const { plan, sector } = PROTECTED;
	const { revisions } = await made.ask((reader) => listOfQuarter(reader, made.scope.sector.id, QUARTER));
	const [publication] = revisions;
	if (!publication) throw new Error('nothing is published');
	const { values } = await made.ask((reader) => readAnnex(reader, publication.id));
	hidden = ['1.1.a', '1.1.d'].map((code) => values[`${code}|total|ZZ|2024-Q1`] ?? NaN);
	expect(hidden.every((one) => one > 100 && one < 1000)).toBe(true);
	for (const language of LANGUAGES)
		files.set(
			language,
			await everyFile(made.db, { plan, sector, publication }, language, `${folder.path}/${language}`),
		);
}, PATIENCE);
afterAll(async () => {
	await made.close();
	folder.remove();
});

describe.each(LANGUAGES)('in %s', (language) => {
	test.each(Object.keys(READERS))('%s withholds what is withheld', async (name) => {
		const of = files.get(language);
		if (!of) throw new Error('not read');
		const truth = await saidBy('figures.json', 'en', of);
		const said = await saidBy(name, language, of);
		expect(WHOLE.map((key) => truth.get(key))).toEqual(WHOLE.map(() => 'withheld'));
		const withheld = [...said].flatMap(([key, one]) => (one === 'withheld' ? [key] : []));
		expect(withheld.filter((key) => truth.get(key) !== 'withheld')).toEqual([]);
		expect([...said.keys()].filter((key) => truth.get(key) === 'withheld')).toEqual(withheld);
		if (!SAYS_NOTHING.has(name)) expect(withheld).toEqual(expect.arrayContaining(WHOLE));
	});

	test.each(Object.keys(READERS))('%s has no withheld figure of the country in any text', async (name) => {
		const bytes = files.get(language)?.bytes.get(name) ?? new Uint8Array();
		const packed = [...unzipped(Buffer.from(bytes)).values()].join('\n');
		const text = name.endsWith('.pdf') ? textOf(bytes) : packed || Buffer.from(bytes).toString('utf8');
		expect(text.length).toBeGreaterThan(1000);
		for (const figure of hidden) expect(text).not.toMatch(new RegExp(`(?<![\\w.-])${figure}(?![\\w.-])`));
	});
});
