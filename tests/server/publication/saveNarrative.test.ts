/** The sections of a quarter's text are written. Source: docs/rules.md, Narrative. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/plan/text.ts';
import { LONGEST_NARRATIVE, SECTION_KINDS } from '#lib/publication/sections.ts';
import { isOlder } from '#lib/publication/translation.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import type { NarrativeAct } from '#lib/server/publication/commands/narrative.ts';
import { orderNarrative } from '#lib/server/publication/commands/orderNarrative.ts';
import {
	restoreNarrative,
	saveNarrative,
	type NarrativeText,
} from '#lib/server/publication/commands/saveNarrative.ts';
import { listNarrative } from '#lib/server/publication/queries/narrative.ts';
import { listOrigins } from '#lib/server/publication/queries/origins.ts';
import { listSections } from '#lib/server/publication/queries/sections.ts';
import { listVersions } from '#lib/server/publication/queries/versions.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const NOW = new Date('2024-08-01T09:00:00Z');
/** Locked by then. */
const QUARTER = { year: 2024, quarter: 1 } as const;
const file = (section: string, language: string, body: string, output = '') =>
	`---\nyear: 2024\nquarter: 1\nsection: ${section}\noutput: ${output}\nlanguage: ${language}\n---\n\n${body}\n`;

async function desk(files: Readonly<Record<string, string>> = {}) {
	const shop = await workshop();
	await shop.take(files);
	await transaction(shop.db, (writer) =>
		run(
			writer,
			`insert into person (id, email, name, created_at) values (1, 'c@example.org', 'Carla', 0), (2, 'd@example.org', 'Dina', 0)`,
		),
	);
	const idOf = async (table: string, condition: string) =>
		(await shop.ask<{ id: number }>(`select id from ${table} where ${condition}`))[0]?.id ?? 0;
	const sectorId = await idOf('sector', `code = 'stability'`);
	const act: NarrativeAct = {
		planId: await idOf('plan', `code = 'tiny'`),
		sectorId,
		quarter: QUARTER,
		personId: 1,
		now: NOW,
	};
	const text: NarrativeText = { section: 'summary', output: null, language: 'en', seen: 0, body: 'One.' };
	return {
		...shop,
		act,
		partnerId: await idOf('organisation', 'id = (select min(id) from organisation)'),
		save: (changes: Partial<NarrativeText> & Partial<NarrativeAct> = {}) =>
			saveNarrative(shop.db, { ...act, ...text, ...changes }),
		restore: (seen: number, version: number) => restoreNarrative(shop.db, { ...act, ...text, seen, version }),
		move: (section: string, to: 'up' | 'down') =>
			orderNarrative(shop.db, { ...act, section, output: null, to }),
		sections: () => snapshot(shop.db, (reader) => listSections(reader, { sectorId, ...QUARTER })),
		origins: () => snapshot(shop.db, (reader) => listOrigins(reader, { sectorId, ...QUARTER })),
		versions: (id: number) => snapshot(shop.db, (reader) => listVersions(reader, id)),
		shown: () =>
			snapshot(shop.db, async (reader) => {
				const scope = await getScope(reader, 'tiny', 'stability');
				return scope ? await listNarrative(reader, scope, QUARTER) : [];
			}),
	};
}

const why = async (attempt: Promise<unknown>) => {
	const error = await attempt.then(
		() => null,
		(thrown: unknown) => thrown,
	);
	return error instanceof Refused ? error.reason : error instanceof Conflict ? error.entryId : error;
};

describe('a section', () => {
	test('is kept with each of its versions, in a locked quarter too, and the record tells it', async () => {
		const { save, sections, versions, ask } = await desk();
		expect([await save(), await save({ seen: 1, body: 'Two.', personId: 2 })]).toEqual([1, 2]);
		const [section] = await sections();
		expect(section).toMatchObject({ body: 'Two.', version: 2, changedBy: 'Dina', changedAt: NOW.getTime() });
		expect(await versions(section?.id ?? 0)).toMatchObject([
			{ version: 1, body: 'One.', changedBy: 'Carla' },
		]);
		expect(await ask(`select count(*) as n from audit_entry where action = 'write narrative'`)).toEqual([
			{ n: 2 },
		]);
	});

	test('is stored where only the end of a long text changes', async () => {
		const { save, sections, ask } = await desk();
		const long = 'Words of the quarter. '.repeat(50);
		await save({ body: `${long}It was 53.` });
		await save({ seen: 1, body: `${long}It was 54.` });
		expect((await sections())[0]).toMatchObject({ body: `${long}It was 54.`, version: 2 });
		const told = await ask<{ after: string }>(`select after from audit_entry order by id desc limit 1`);
		expect(told[0]?.after).toContain('It was 54.');
	});

	test('is not overwritten by who saw an older one, and sent twice it is stored once', async () => {
		const { save, sections } = await desk();
		await save();
		await save({ seen: 1, body: 'Two.' });
		expect(await why(save({ seen: 1, body: 'Three.' }))).toBe(2);
		expect(await save({ seen: 1, body: 'Two.' })).toBe(2);
		expect(await why(save({ seen: 0, body: 'Three.' }))).toBe(2);
		expect((await sections()).map(({ body }) => body)).toEqual(['Two.']);
	});

	test('that is emptied is shown nowhere, exported nowhere, and comes back', async () => {
		const { save, restore, shown, sections, files } = await desk();
		await save();
		await save({ seen: 1, body: ' ' });
		expect(await shown()).toEqual([]);
		expect(Object.keys(await files()).filter((name) => name.startsWith('narrative/'))).toEqual([]);
		await restore(2, 1);
		expect(await shown()).toMatchObject([{ body: 'One.' }]);
		expect((await sections())[0]).toMatchObject({ version: 3 });
	});

	test.each([
		[{ quarter: { year: 1999, quarter: 1 } }, 'not found'],
		[{ sectorId: 999 }, 'not found'],
		[{ section: 'nonsense' }, 'not allowed'],
		[{ section: 'summary', output: '1.1' }, 'not allowed'],
		[{ section: 'achievements', output: '9.9' }, 'not allowed'],
	] as const)('is not written where there is none: %o', async (changes, reason) => {
		const { save, sections } = await desk();
		expect(await why(save(changes))).toBe(reason);
		expect(await sections()).toEqual([]);
	});

	test('is refused where the quarter is full, but can be shortened', async () => {
		const { save } = await desk();
		const { section: most, quarter } = LONGEST_NARRATIVE;
		const kinds = SECTION_KINDS.map(({ name }) => name).filter((name) => name !== 'notes');
		const all = kinds.flatMap((section) => LANGUAGES.map((language) => ({ section, language })));
		const full = all.slice(0, Math.floor(quarter / most));
		for (const one of full) await save({ ...one, body: 'x'.repeat(most) });
		expect(await why(save({ section: 'notes', body: 'x'.repeat(most) }))).toBe('narrative full');
		expect(await save({ ...full[0], seen: 1, body: 'x'.repeat(most - 1) })).toBe(2);
	});

	test('keeps whose words it took over, each once', async () => {
		const { save, origins, partnerId } = await desk();
		const takenFrom = { partnerId, about: 'achievements' } as const;
		await save({ takenFrom });
		await save({ seen: 1, body: 'Two.', takenFrom });
		await save({ seen: 2, body: 'Three.', takenFrom: { partnerId: 999, about: 'next' } });
		expect(await origins()).toMatchObject([{ about: 'achievements' }]);
	});
});

describe('the order', () => {
	test('of new sections is that of their kinds, and a coordinator changes it in all languages', async () => {
		const { save, move, sections } = await desk();
		await save({ section: 'notes' });
		await save({ section: 'achievements', output: '1.1' });
		await save({ section: 'summary' });
		await save({ section: 'summary', language: 'ar' });
		const order = async () => [...new Set((await sections()).map(({ section }) => section))];
		expect(await order()).toEqual(['summary', 'achievements', 'notes']);
		await move('notes', 'up');
		expect(await order()).toEqual(['summary', 'notes', 'achievements']);
		await move('summary', 'up');
		expect(await order()).toEqual(['summary', 'notes', 'achievements']);
		await move('summary', 'down');
		expect((await sections()).map(({ slug }) => slug)).toEqual([
			'2024-q1-001-notes.en',
			'2024-q1-002-summary.ar',
			'2024-q1-002-summary.en',
			'2024-q1-003-achievements-1.1.en',
		]);
	});

	test('keeps sections of a bundle, whatever their files were called', async () => {
		const { save, sections } = await desk({
			'narrative/b.md': file('summary', 'en', 'From a file.'),
			'narrative/a.md': file('strange', 'en', 'Another.'),
		});
		await save({ section: 'notes' });
		expect((await sections()).map(({ section }) => section)).toEqual(['strange', 'summary', 'notes']);
	});
});

describe('a translation', () => {
	test('is older once its original is changed, until it is saved again, changed or not', async () => {
		const { save, sections } = await desk();
		const older = async () => {
			const [arabic, english] = await sections();
			return arabic && english && isOlder(arabic, english);
		};
		await save();
		await save({ language: 'ar', body: 'واحد' });
		expect(await older()).toBe(false);
		await save({ seen: 1, body: 'Two.' });
		expect(await older()).toBe(true);
		await save({ language: 'ar', seen: 1, body: 'واحد' });
		expect(await older()).toBe(false);
	});

	test('of a bundle is as new as its original, until that is changed by hand', async () => {
		const { save, sections } = await desk({
			'narrative/s.ar.md': file('summary', 'ar', 'واحد'),
			'narrative/s.en.md': file('summary', 'en', 'One.'),
		});
		const older = async () => {
			const [arabic, english] = await sections();
			return arabic && english && isOlder(arabic, english);
		};
		expect(await older()).toBe(false);
		await save({ seen: 1, body: 'Two.' });
		expect(await older()).toBe(true);
	});
});

describe('a bundle', () => {
	test('that says something else follows as a version of nobody, also where two files change names', async () => {
		const first = {
			'narrative/a.md': file('summary', 'en', 'One.'),
			'narrative/b.md': file('notes', 'en', 'Note.'),
		};
		const { save, take, sections, versions } = await desk(first);
		await save({ seen: 1, body: 'By hand.' });
		await take({
			'narrative/a.md': file('notes', 'en', 'Note.'),
			'narrative/b.md': file('summary', 'en', 'New.'),
		});
		const found = await sections();
		expect(found).toMatchObject([
			{ section: 'notes', body: 'Note.', version: 1 },
			{ section: 'summary', body: 'New.', version: 3, changedBy: null, changedAt: null },
		]);
		expect(await versions(found[1]?.id ?? 0)).toMatchObject([
			{ version: 2, body: 'By hand.', changedBy: 'Carla' },
			{ version: 1, body: 'One.', changedBy: null },
		]);
		expect(await why(save({ seen: 2, body: 'Late.' }))).toBe(3);
	});
});
