/** One published quarter in all its files and languages: the same figure in each, and what is withheld withheld in each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { loadDemonstration, publishDemonstration } from '../../../../scripts/setup/seeding.ts';
import { readPublished } from '../../../support/published.ts';
import { SEED } from '../../../support/seedFiles.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';
import { everyFile, type EveryFile } from './read.ts';
import { READERS, saidBy } from './readers.ts';

/** Of the figures, which each says at least. */
const SAYS: Readonly<Record<string, RegExp>> = {
	'dashboard.pdf': /^(?:reached|share) \S+$/,
	'narrative.docx': /^(?:reached|share|target) \S+$/,
	...{
		'figures.xlsx': /./,
		'figures.csv': /./,
		'figures.json': /./,
		'bundle.zip': /^reached /,
		'datapackage.json': /^$/,
	},
};
/** Withheld at these places: fewer than five young people each. */
const SMALL = ['72211', '72214', '72217', '72277'].map((place) => `reached 2.2.c ${place}`);

const folder = temporaryFolder();
const files = new Map<Language, EveryFile>();
let close: () => Promise<void>;

beforeAll(async () => {
	const db = await emptyDatabase(folder.path, 'every');
	close = db.close;
	await loadDemonstration(db, SEED);
	await publishDemonstration(db);
	const asked = { plan: 'lrp-2024', sector: 'social-stability' };
	const publication = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, asked.plan, asked.sector);
		const of = await listOfQuarter(reader, scope?.sector.id ?? 0, { year: 2024, quarter: 1 });
		return of.revisions[0];
	});
	if (!publication) throw new Error('nothing is published');
	for (const language of LANGUAGES)
		files.set(
			language,
			await everyFile(db, { ...asked, publication }, language, `${folder.path}/${language}`),
		);
}, 120_000);
afterAll(async () => {
	await close();
	folder.remove();
});

const saidIn = (name: string, language: Language) => {
	const read = files.get(language);
	if (!read) throw new Error('not read');
	return saidBy(name, language, read);
};
const truth = () => saidIn('figures.json', 'en');

test('each kind of file has its reader', () => {
	expect(Object.keys(READERS).sort()).toEqual(FILE_KINDS.map(({ name }) => name).sort());
	expect(Object.keys(SAYS).sort()).toEqual(Object.keys(READERS).sort());
});

test('the quarter has the figures that the sector had published, and withholds four', async () => {
	const all = await truth();
	const reached = [...all].flatMap(([key, said]) =>
		/^reached \S+$/.test(key) && said !== 'withheld' ? [said.value] : [],
	);
	const { headline_indicators: headlines, output_indicators: outputs } = readPublished();
	for (const one of [...headlines, ...outputs]) expect(reached, one.name).toContain(one.reached);
	for (const key of SMALL) expect([key, all.get(key)]).toEqual([key, 'withheld']);
	expect(all.size).toBeGreaterThan(150);
});

describe.each(LANGUAGES)('in %s', (language) => {
	test.each(Object.keys(READERS))('%s says the same', async (name) => {
		const said = await saidIn(name, language);
		const all = await truth();
		for (const [key, one] of said) {
			const own = all.get(key);
			if (one === 'withheld' || own === 'withheld' || own === undefined)
				expect([key, one]).toEqual([key, own]);
			else expect([key, Math.abs(one.value - own.value) <= one.step / 2 + 1e-9]).toEqual([key, true]);
		}
		// What is withheld has no line in the bundle, whose cells would otherwise add up to it.
		const has = (key: string) => said.has(key) || (name === 'bundle.zip' && all.get(key) === 'withheld');
		expect([...all.keys()].filter((key) => SAYS[name]?.test(key) === true && !has(key))).toEqual([]);
	});
});
