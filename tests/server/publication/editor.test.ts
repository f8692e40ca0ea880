/** What stands before whoever writes a quarter's text. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import type { OpenText } from '#lib/server/publication/editor/open.ts';
import { readOverview } from '#lib/server/publication/editor/overview.ts';
import { saveNarrative } from '#lib/server/publication/commands/saveNarrative.ts';
import { readEdited } from '#lib/server/publication/editor/section.ts';
import { withWords } from '#lib/server/publication/editor/take.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let open: OpenText;

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const now = new Date('2024-07-10T09:00:00Z');
	await importBundle(db, 'db/seed/lrp-2024', { now });
	await transaction(db, (writer) =>
		run(writer, `delete from narrative where section in ('purpose', 'contacts')`),
	);
	open = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'lrp-2024', 'social-stability');
		const period =
			scope && (await listPeriods(reader, scope)).find(({ year, quarter }) => year === 2024 && quarter === 1);
		if (!scope || !period) throw new Error('no quarter');
		const act = {
			planId: scope.plan.id,
			sectorId: scope.sector.id,
			quarter: { year: 2024, quarter: 1 },
			personId: 1,
			now,
		} as const;
		return { scope, period, act };
	});
}, 120_000);
afterAll(async () => {
	await db.close();
	folder.remove();
});

/** In a report of the first partner, which has this version and state. */
async function say(state: string, version: number, body: string): Promise<void> {
	const { planId, sectorId } = open.act;
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into report (sector_id, partner_id, period_id, version, state, counts, updated_at)
			select @sectorId, (select min(id) from organisation), d.id, @version, @state, 0, 0 from period d
			where d.plan_id = @planId and d.year = 2024 and d.quarter = 1`,
			{ planId, sectorId, version, state },
		);
		await run(
			writer,
			`insert into report_words (report_id, output_id, about, body)
			select max(r.id), (select id from output where code = '2.1'), 'achievements', @body from report r`,
			{ body },
		);
	});
}
const edited = (changes: { section?: string; output?: string | null; language?: 'en' | 'ar' } = {}) =>
	snapshot(db, (reader) =>
		readEdited(reader, open, { section: 'achievements', output: '2.1', language: 'en', ...changes }),
	);

test('the list has a line for each kind and for the achievements of each output, in the stored order', async () => {
	const { lines } = await snapshot(db, (reader) => readOverview(reader, open));
	const names = lines.map(({ section, output }) => [section, output ?? ''].join(' ').trim());
	expect(names.slice(0, 4)).toEqual(['summary', 'purpose', 'achievements 1.1', 'achievements 1.2']);
	expect(names.slice(-3)).toEqual(['map_credit', 'disclaimer', 'contacts']);
	expect(new Set(names).size).toBe(names.length);
	const [summary, purpose] = lines;
	expect(summary?.languages.map(({ language, signs }) => [language, signs > 0])).toEqual([
		['en', true],
		['ar', true],
		['fr', true],
	]);
	expect(purpose).toMatchObject({ isStored: false, languages: [{ signs: 0 }, { signs: 0 }, { signs: 0 }] });
});

describe('a section', () => {
	test('has the figures of its output beside it, and what heads the dashboard beside what is of the sector', async () => {
		expect((await edited())?.figures.every(({ output }) => output === '2.1')).toBe(true);
		const summary = await edited({ section: 'summary', output: null });
		expect(summary?.figures.every(({ headline }) => headline)).toBe(true);
		expect(summary?.figures.length).toBeGreaterThan(3);
	});

	test('has the original beside its translation', async () => {
		const arabic = await edited({ language: 'ar' });
		expect(arabic).toMatchObject({ isOlder: false, original: { language: 'en' } });
		expect((await edited())?.original).toBeNull();
	});

	test('that was not written may be begun where its kind is', async () => {
		expect(await edited({ section: 'contacts', output: null })).toMatchObject({
			stored: { version: 0, body: '' },
		});
		expect(await edited({ section: 'contacts', output: '2.1' })).toBeUndefined();
		expect(await edited({ section: 'nonsense', output: null })).toBeUndefined();
		expect(await edited({ output: '9.9' })).toBeUndefined();
	});

	test('has the words of submitted reports beside it, the newest of each partner, and takes them over', async () => {
		await say('approved', 91, 'An older report says this.');
		await say('submitted', 92, 'A newer report says that.');
		const words = (await edited())?.words ?? [];
		expect(words.map(({ body, isTaken }) => [body, isTaken])).toEqual([['A newer report says that.', false]]);
		await transaction(db, (writer) => run(writer, `update report set state = 'draft' where version = 92`));
		expect((await edited())?.words.map(({ body }) => body)).toEqual(['An older report says this.']);
		await transaction(db, (writer) =>
			run(writer, `update report set state = 'submitted' where version = 92`),
		);
		expect((await edited({ section: 'challenges' }))?.words).toEqual([]);
		expect((await edited({ section: 'summary', output: null }))?.words).toHaveLength(1);
		const text = { section: 'achievements', output: '2.1', language: 'en', seen: 1, body: 'Typed.' } as const;
		const taken = await snapshot(db, (reader) => withWords(reader, open, text, words[0]?.id ?? ''));
		expect(taken.body).toBe('Typed.\n\nA newer report says that.');
		await transaction(db, (writer) =>
			run(writer, `insert into person (id, email, name, created_at) values (1, 'c@example.org', 'Carla', 0)`),
		);
		await saveNarrative(db, { ...open.act, ...taken });
		expect((await edited())?.words).toMatchObject([{ isTaken: true }]);
	});

	test.each(['', 'x', '[]', '[1,"achievements","2.1","more"]', '[999,"achievements","2.1"]'])(
		'takes over nothing that nobody said: %s',
		async (id) => {
			const text = { section: 'achievements', output: '2.1', language: 'en', seen: 1, body: '' } as const;
			await expect(snapshot(db, (reader) => withWords(reader, open, text, id))).rejects.toThrow(
				'changed meanwhile',
			);
		},
	);
});
