/** A sector whose quarter can be published, and the people around it: a new one for each test. */
import { afterEach, beforeEach } from 'vitest';
import type { Grant } from '#lib/access/grant.ts';
import type { ClearanceRole } from '#lib/plan/settings.ts';
import type { Localised } from '#lib/plan/text.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import type { ClearanceVerdict } from '#lib/publication/publication.ts';
import {
	closeDatabase,
	openDatabase,
	rows,
	run,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { clearDraft } from '#lib/server/publication/commands/clearDraft.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getContent } from '#lib/server/publication/queries/publications.ts';
import type { Manifest } from '#lib/publication/content.ts';
import { seed } from '../../routes/support/seed.ts';
import { addPerson } from '../../support/people.ts';
import { temporaryDatabase } from '../access/database.ts';

export const NOW = new Date('2024-05-04T09:30:00Z');
export const ORIGIN = 'https://masar.example';
export const QUARTER = { plan: 'harbour', sector: 'shelter', year: 2024, quarter: 1 as const };

const coordinator: Grant = { role: 'coordinator', planId: 1, sectorId: null, organisationId: null };
const clearer = (clears: ClearanceRole): Grant => ({ ...coordinator, role: 'clearer', clears });
const PEOPLE = {
	coordinator: [coordinator],
	second: [coordinator],
	coLead: [clearer('co_lead')],
	deputy: [clearer('co_lead')],
	agencies: [clearer('inter_agency')],
} as const;
export type Name = keyof typeof PEOPLE;
const SPEAKS: Record<Name, readonly ClearanceRole[]> = {
	coordinator: ['coordinator'],
	second: ['coordinator'],
	coLead: ['co_lead'],
	deputy: ['co_lead'],
	agencies: ['inter_agency'],
};

/** The seed, with its first quarter of 2024 ready to be published. @param clearance the roles that the plan names */
export async function seedPublishable(path: string, clearance: readonly ClearanceRole[]): Promise<void> {
	await seed(path);
	await makePublishable(path, clearance);
}

/** Of a seed that is there already. */
export async function makePublishable(path: string, clearance: readonly ClearanceRole[]): Promise<void> {
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		await run(
			writer,
			`update plan set minimum_count = 0, contacts = '["someone@example.org"]', clearance = @clearance where id = 1`,
			{ clearance: JSON.stringify(clearance) },
		);
		for (const section of ['summary', 'achievements', 'challenges', 'priorities'])
			await run(
				writer,
				`insert into narrative (sector_id, year, quarter, section, language, slug, body)
				values (1, 2024, 1, @section, 'en', @section, @body)`,
				{ section, body: 'First words.\n\nSecond words.' },
			);
		await run(
			writer,
			`update period set due = '2024-04-10', locks = '2024-04-20' where year = 2024 and quarter = 1`,
		);
	});
	await closeDatabase(db);
}

/** @param clearance the roles that the plan names */
export function useQuarter(clearance: readonly ClearanceRole[]) {
	let db: Database;
	let remove: () => void;
	let ids: Record<Name, number>;
	beforeEach(async () => {
		({ db, remove } = await temporaryDatabase((path) => seedPublishable(path, clearance)));
		const added: [Name, number][] = [];
		for (const name of Object.keys(PEOPLE) as Name[])
			added.push([name, await addPerson(db, { email: `${name}@example.org`, grants: PEOPLE[name] }, NOW)]);
		ids = Object.fromEntries(added) as Record<Name, number>;
	});
	afterEach(() => remove());
	const label = async () => (await listOfQuarter(db.writer, 1, QUARTER)).draft;
	const asked = async (name: Name | null, now = NOW) => ({
		...QUARTER,
		personId: name === null ? null : ids[name],
		...{ now, origin: ORIGIN, contentHash: (await label())?.contentHash ?? '' },
	});
	return {
		get db() {
			return db;
		},
		idOf: (name: Name) => ids[name],
		label,
		asked,
		write: (text: string, parameters = {}) => transaction(db, (writer) => run(writer, text, parameters)),
		ask: <Row>(text: string, parameters = {}) =>
			snapshot(db, (reader) => rows<Row>(reader, text, parameters)),
		pin: async (name: Name = 'coordinator', now = NOW) => {
			await pinQuarter(db, { ...QUARTER, personId: ids[name], now, origin: ORIGIN });
		},
		/** Whoever it is says this for a role, their own unless it is named. */
		say: async (
			name: Name,
			verdict: ClearanceVerdict = 'cleared',
			more: {
				role?: ClearanceRole;
				words?: string;
				outside?: { name: string; day: string };
				now?: Date;
			} = {},
		) => {
			const [own = 'coordinator'] = SPEAKS[name];
			await clearDraft(db, {
				...(await asked(name, more.now)),
				personId: ids[name],
				...{ verdict, words: more.words ?? '', outside: more.outside ?? null, clears: SPEAKS[name] },
				role: more.role ?? own,
			});
		},
		/** @param reason why it is published anew */
		publish: async (name: Name | null = 'coordinator', now = NOW, reason: Localised | null = null) => {
			const published = await publishQuarter(db, {
				...(await asked(name, now)),
				...{ kind: 'minor', reason, acknowledged: PUBLICATION_WARNINGS },
			});
			const [newest] = (await listOfQuarter(db.writer, 1, QUARTER)).revisions;
			return { ...published, manifest: (await getContent(db.writer, newest?.id ?? 0)) as Manifest };
		},
		/** Subject and receiver of every letter so far. */
		letters: async () => {
			const found = await snapshot(db, (reader) =>
				rows<{ email: string; subject: string; body: string }>(
					reader,
					`select p.email, m.subject, m.body from mail m join person p on p.id = m.person_id order by m.id`,
				),
			);
			return found.map(({ email, ...letter }) => ({ ...letter, to: email.replace('@example.org', '') }));
		},
	};
}
