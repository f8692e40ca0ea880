/** The narrative of a published quarter as a Word file, read by a program that is not ours. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndicatorProgress, ProgressAnswer } from '#lib/figures/answer.ts';
import { closeDatabase, openDatabase, run, snapshot, type Database } from '#lib/server/database/driver.ts';
import { fileKind } from '#lib/server/files/kinds.ts';
import { speaking } from '#lib/server/files/speaking.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getPart } from '#lib/server/publication/queries/publications.ts';
import { narrativeFile } from '#lib/server/publication/word/file.ts';
import { openForFile } from '#lib/server/publication/openForFile.ts';
import type { Language } from '#lib/plan/text.ts';
import { seed } from '../../../routes/support/seed.ts';
import { PROTECTED } from '../../../support/disclosure/protectedBundle.ts';
import { protectedDatabase } from '../../../support/disclosure/protectedDatabase.ts';
import { newAddress } from '../../../support/engine.ts';
import { PATIENCE } from '../../../support/long.ts';
import { HARBOUR, makePublishable, publish } from '../../../support/publication/harbour.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { seenByPython, type SeenWord } from '../../../support/word.ts';

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
	const path = await newAddress(folder.path, 'word');
	await seed(path);
	db = openDatabase(path);
	await makePublishable(db);
	await run(
		db.writer,
		`update narrative set body = 'Reached {reached 1.1.a}.[^n]\n\n1. One\n2. Two\n\n[^n]: As [told](https://example.org/a?b=1&c=2).' where section = 'summary'`,
	);
	await publish(db);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

async function bytesIn(language: Language): Promise<Uint8Array> {
	const kind = fileKind('narrative.docx');
	const [publication] = (await listOfQuarter(db.writer, 1, HARBOUR)).revisions;
	if (!kind || !publication) throw new Error('there is no such file');
	const origin = 'https://masar.example';
	const asked = { plan: HARBOUR.plan, sector: HARBOUR.sector, publication, language, origin };
	return speaking(language, () =>
		snapshot(db, async (reader) => kind.make(await openForFile(reader, asked), language)),
	);
}

describe.each([
	['en', '', 'Shelter', 'Headline indicators', 'Revision 1.0'],
	['fr', '/fr', 'Abris', 'Indicateurs principaux', '1.0'],
	['ar', '/ar', 'الربع الأول', 'المؤشّرات الرئيسية', '1.0'],
] as const)('in %s', (language, prefix, sector, headlines, revision) => {
	let seen: SeenWord;
	beforeAll(async () => {
		seen = seenByPython(await bytesIn(language));
	});
	const texts = () => seen.paragraphs.map(({ text }) => text);

	test('it says what it is of, from when, and where that stands', () => {
		expect(seen.paragraphs.find(({ style }) => style === 'Title')?.text).toContain(sector);
		expect(texts().some((text) => text.includes(revision))).toBe(true);
		expect(seen.foot).toContain(`https://masar.example${prefix}/harbour/shelter/2024/q1/r1.0`);
		expect(seen.foot).toMatch(/[0-9a-f]{64}/);
		expect(seen.core.language).toBe(language);
	});

	test('its text has live figures, lists, and its footnotes where they are marked', () => {
		const summary = seen.paragraphs.find(({ notes }) => notes.length > 0);
		expect(summary?.text).toBe('Reached 100.');
		expect(seen.notes[summary?.notes[0] ?? '']).toContain('As told.');
		expect(seen.paragraphs.filter(({ numbered }) => numbered).map(({ text }) => text)).toEqual([
			'One',
			'Two',
		]);
		expect(seen.live).toEqual([]);
	});

	test('each output has its table, from the right where that is read so', () => {
		expect(texts()).toContain(headlines);
		expect(seen.tables.length).toBeGreaterThan(0);
		for (const table of seen.tables) {
			expect(table.bidi).toBe(language === 'ar');
			expect(table.head.indexOf(true)).toBe(0);
			expect(table.head.lastIndexOf(true)).toBe(0);
			for (const row of table.rows) expect(row).toHaveLength(4);
		}
		expect(seen.paragraphs.find(({ style }) => style === 'Title')?.bidi).toBe(language === 'ar');
	});
});

test(
	'a figure that is withheld is withheld in the file, and every other one is told',
	{ timeout: PATIENCE },
	async () => {
		const shop = await protectedDatabase(1);
		try {
			await pinQuarter(shop.db, { ...PROTECTED, personId: null, now: new Date('2024-08-01T08:00:00Z') });
			const { seen, published } = await shop.ask(async (reader) => {
				const { draft } = await listOfQuarter(reader, shop.scope.sector.id, PROTECTED);
				if (!draft) throw new Error('there is no draft');
				const part = await getPart(reader, draft.id, 'progress');
				const asked = {
					plan: PROTECTED.plan,
					sector: PROTECTED.sector,
					publication: draft,
					language: 'en' as const,
					origin: '',
				};
				const file = await narrativeFile(await openForFile(reader, asked));
				const answers = [...part].map(([key, answer]) => ({
					key,
					answer: JSON.parse(answer) as ProgressAnswer,
				}));
				return {
					seen: seenByPython(file),
					published:
						answers.find(({ key }) => key.includes('"year-to-date",true'))?.answer ?? answers[0]?.answer,
				};
			});
			const rows = seen.tables.flatMap(({ rows: [, ...lines] }) => lines);
			const told = (indicator: IndicatorProgress) =>
				rows.find(([name]) => name?.includes(`\u2068${indicator.code}\u2069`))?.[1];
			const all = published?.indicators ?? [];
			expect(rows).toHaveLength(all.length);
			const isWithheld = ({ withheldFigures }: IndicatorProgress) =>
				withheldFigures?.includes('reached') === true;
			for (const one of all.filter(isWithheld)) expect([one.code, told(one)]).toEqual([one.code, 'withheld']);
			for (const one of all.filter((other) => !isWithheld(other) && other.reached !== null))
				expect([one.code, told(one)?.replaceAll(/\D/g, '')]).toEqual([
					one.code,
					expect.stringContaining(String(Math.floor(one.reached ?? 0))),
				]);
		} finally {
			await shop.close();
		}
	},
);
