/** Words that stand nowhere else, planted wherever somebody writes something: whoever reads one knows where it is from. */
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, openDatabase, run, transaction, type Writer } from '#lib/server/database/driver.ts';
import type { Reach, Somebody, Target, Whose } from './reach.ts';

const AT = new Date('2024-05-04T09:00:00Z');
const PARTNERS: readonly Somebody[] = ['partner_reporter', 'partner_approver', 'reviewing partner'];
const REVIEWERS: readonly Somebody[] = ['administrator', 'coordinator', 'reviewing partner'];

export interface Canary {
	readonly word: string;
	/** Who may read it somewhere; nobody else may anywhere. */
	readonly seenBy: readonly Somebody[];
}

/** Plants them in the file of `seedReach`. */
export async function plant(path: string, { targets }: Reach): Promise<Canary[]> {
	const db = openDatabase(path);
	const planted: Canary[] = [];
	const word = (what: string, seenBy: readonly Somebody[]) => {
		planted.push({ word: `kanari-${what}`, seenBy });
		return `kanari-${what}`;
	};
	await transaction(db, async (writer) => {
		for (const whose of ['own', 'other', 'locked', 'another plan'] as const) {
			for (const state of ['draft', 'submitted', 'approved'] as const) {
				const seenBy = readersOf(whose, state);
				await plantReport(writer, targets[whose].report(state), (what) =>
					word(`${whose.replace(' ', '-')}-${state}-${what}`, seenBy),
				);
			}
			await plantPeople(writer, whose, targets[whose], word);
		}
		for (const plan of [1, 2]) {
			await appendAudit(writer, {
				at: AT,
				personId: null,
				planId: plan,
				action: 'comment on report',
				subject: `report/${plan}`,
				before: null,
				after: { body: word(`audit-${plan}`, plan === 1 ? ['administrator'] : []) },
			});
			await rebuildTotals(writer, plan);
		}
	});
	await closeDatabase(db);
	return planted;
}

/** A draft is its partner's own affair; what was submitted is its reviewers' too; another plan is of nobody here. */
function readersOf(whose: Whose, state: 'draft' | 'submitted' | 'approved'): readonly Somebody[] {
	if (whose === 'another plan') return [];
	const partners = whose === 'other' ? [] : PARTNERS;
	return state === 'draft' ? partners : [...partners, ...REVIEWERS];
}

async function plantReport(writer: Writer, id: number, word: (what: string) => string): Promise<void> {
	const unread = JSON.stringify([{ field: 'place', text: word('unread'), fault: 'unknown' }]);
	const reference = word('reference');
	await run(writer, `update activity set note = @note, reference = @reference where report_id = @id`, {
		id,
		note: word('note'),
		reference,
	});
	await run(writer, `update entry set reference = @reference, unread = @unread where report_id = @id`, {
		id,
		reference,
		unread,
	});
	await run(writer, `insert into activity_tag (activity_id, tag) values (@id, @tag)`, {
		id,
		tag: word('tag'),
	});
	await run(writer, `insert into explanation (entry_id, rule, body) values (@id, 'no figure', @body)`, {
		id,
		body: word('explanation'),
	});
	for (const entry of [null, id]) {
		await run(
			writer,
			`insert into report_comment (report_id, entry_id, person_id, at, body) values (@id, @entry, 1, @at, @body)`,
			{ id, entry, at: AT.getTime(), body: word(entry === null ? 'comment' : 'row-comment') },
		);
	}
}

async function plantPeople(
	writer: Writer,
	whose: Whose,
	{ sector, partner, period, invited, factor }: Target,
	word: (what: string, seenBy: readonly Somebody[]) => string,
): Promise<void> {
	const name = whose.replace(' ', '-');
	// A role of every sector is every coordinator's to see.
	const seenBy: readonly Somebody[] = whose === 'another plan' ? [] : [...REVIEWERS, 'other sector'];
	for (const id of [invited, factor]) {
		await run(writer, `update person set email = @email, name = @name where id = @id`, {
			id,
			email: `${word(`${name}-${id}-mail`, seenBy)}@example.org`,
			name: word(`${name}-${id}-name`, seenBy),
		});
	}
	await run(
		writer,
		`insert into mail (person_id, kind, subject, body, message_id, created_at, next_at)
		values (@factor, 'letter', @subject, @body, @factor, @at, @later)`,
		{
			factor,
			subject: word(`${name}-subject`, []),
			body: word(`${name}-letter`, []),
			at: AT.getTime(),
			later: 9e12,
		},
	);
	// Its day is shown, its reason stands in the record alone.
	await run(
		writer,
		`insert into period_reopening (period_id, sector_id, partner_id, until, reason, person_id, at)
		values (@period, @sector, @partner, '2030-01-01', @reason, 1, @at)`,
		{
			period,
			sector,
			partner,
			reason: word(`${name}-reopening`, []),
			at: AT.getTime(),
		},
	);
}
