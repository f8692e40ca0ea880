/** What the figure check says of a stored text, and what its author answers. Source: docs/rules.md, Figure check. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WholeScope } from '#lib/plan/scope.ts';
import { run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { acceptFindings } from '#lib/server/publication/commands/acceptFindings.ts';
import type { NarrativeAct } from '#lib/server/publication/commands/narrative.ts';
import { replaceByLive } from '#lib/server/publication/commands/replaceByLive.ts';
import { saveNarrative } from '#lib/server/publication/commands/saveNarrative.ts';
import { readFindings } from '#lib/server/publication/findings.ts';
import { readNarrativeState } from '#lib/server/publication/state.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const QUARTER = { year: 2024, quarter: 1 } as const;
const SECTION = { section: 'achievements', output: '2.1', language: 'en' } as const;
const WRONG = '1,001 members engaged in new conflict prevention mechanisms: 447 women and 564 men.';
const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let scope: WholeScope;
let act: NarrativeAct;
let version: number;

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, 'db/seed/lrp-2024', { now: new Date('2024-07-10T09:00:00Z') });
	const found = await snapshot(db, (reader) => getScope(reader, 'lrp-2024', 'social-stability'));
	if (!found) throw new Error('no scope');
	scope = found;
	act = {
		...{ planId: scope.plan.id, sectorId: scope.sector.id, quarter: QUARTER },
		...{ personId: 1, now: new Date('2024-07-10T10:00:00Z') },
	};
	await transaction(db, (writer) => run(writer, `delete from narrative where section = 'contacts'`));
	await transaction(db, (writer) =>
		run(writer, `insert into person (id, email, name, created_at) values (1, 'c@example.org', 'Carla', 0)`),
	);
	version = 1;
}, 120_000);
afterAll(async () => {
	await db.close();
	folder.remove();
});
beforeEach(() => write(WRONG));

async function write(text: string): Promise<void> {
	body = text;
	version = await saveNarrative(db, { ...act, ...SECTION, seen: version, body });
}

async function found() {
	const sections = await snapshot(db, (reader) => readFindings(reader, scope, QUARTER));
	const checked = sections.find(
		({ section }) => section.output === SECTION.output && section.language === SECTION.language,
	);
	if (!checked) throw new Error('no section');
	return { ...checked, disagreeing: checked.found.find(({ kind }) => kind === 'disagrees') };
}
const state = () => snapshot(db, (reader) => readNarrativeState(reader, scope, QUARTER));
const own = <Item extends { output: string | null; language: string }>(all: readonly Item[]) =>
	all.filter(({ output, language }) => output === SECTION.output && language === SECTION.language);
let body = WRONG;
const accept = (fingerprint: string, reason: string, seen = version) =>
	acceptFindings(db, scope, { ...act, ...SECTION, seen, body, fingerprints: [fingerprint], reason });
const why = (attempt: Promise<unknown>) =>
	attempt.then(
		() => null,
		(error: unknown) =>
			error instanceof Refused ? error.reason : error instanceof Conflict ? 'conflict' : error,
	);

test('a number that is not the figure blocks, and agreeing ones say nothing', async () => {
	const { disagreeing, agreeing } = await found();
	expect(disagreeing).toMatchObject({ written: '1,001', figure: { value: 1_011 }, live: '{reached 2.1.b}' });
	expect(agreeing).toBeGreaterThanOrEqual(2);
	expect(own((await state()).unresolved)).toMatchObject([{ wrong: expect.any(Number) as number }]);
});

test('is replaced by the live figure with one press', async () => {
	const { disagreeing } = await found();
	await replaceByLive(db, scope, {
		...act,
		...SECTION,
		seen: version,
		body,
		fingerprint: disagreeing?.fingerprint ?? '',
	});
	version += 1;
	expect((await found()).section.body).toBe(WRONG.replace('1,001', '{reached 2.1.b}'));
	expect((await found()).disagreeing).toBeUndefined();
});

test('or stands with a reason, until its sentence is another one', async () => {
	const fingerprint = (await found()).disagreeing?.fingerprint ?? '';
	expect(await why(accept(fingerprint, ' '))).toBe('reason missing');
	expect(await why(accept('nonsense', 'So.'))).toBe('changed meanwhile');
	body = `${WRONG} More.`;
	expect(await why(accept(fingerprint, 'So.', version - 1))).toBe('conflict');
	expect(await why(accept(fingerprint, ''))).toBe('reason missing');
	expect((await found()).section).toMatchObject({ body: WRONG, version });
	body = WRONG;
	expect((await found()).disagreeing?.accepted).toBeNull();
	await accept(fingerprint, 'The source prints it so.');
	expect((await found()).disagreeing?.accepted).toMatchObject({
		reason: 'The source prints it so.',
		by: 'Carla',
	});
	await write(`Before. ${WRONG}`);
	expect((await found()).disagreeing?.accepted).not.toBeNull();
	await write(WRONG.replace('new', 'old'));
	expect((await found()).disagreeing?.accepted ?? null).toBeNull();
});

test('what cannot be compared is passed with one press, without a reason', async () => {
	await write('160 billboards warned people.');
	const [unknown] = (await found()).found;
	expect(unknown).toMatchObject({ kind: 'unknown', weight: 'look', written: '160' });
	expect(own((await state()).unresolved)).toMatchObject([{ wrong: 0, look: 1 }]);
	await accept(unknown?.fingerprint ?? '', '');
	expect(own((await state()).unresolved)).toEqual([]);
});

test('live figures that show nothing, and what lacks or is older, are named', async () => {
	await write('{reached 9.9.z} and {pipeline 2.1.b} and {reached 2.1.b}.');
	const { unknownLive, languages, missing } = await state();
	expect(own(unknownLive)).toMatchObject([
		{ written: '{reached 9.9.z}', why: 'fault' },
		{ written: '{pipeline 2.1.b}', why: 'protected' },
	]);
	const outdated = languages.filter(({ output }) => output === SECTION.output);
	expect(outdated.map(({ language, is }) => [language, is])).toEqual([
		['ar', 'older'],
		['fr', 'older'],
	]);
	expect(missing).toEqual([]);
	await saveNarrative(db, { ...act, section: 'contacts', output: null, language: 'fr', seen: 0, body: 'a' });
	expect((await state()).languages.filter(({ section }) => section === 'contacts')).toMatchObject([
		{ language: 'en', is: 'missing' },
		{ language: 'ar', is: 'missing' },
	]);
	const second = await snapshot(db, (reader) =>
		readNarrativeState(reader, scope, { year: 2024, quarter: 2 }),
	);
	expect(second.missing).toEqual(['summary', 'achievements', 'challenges', 'priorities']);
});
