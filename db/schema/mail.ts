import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './constraint.ts';
import { person } from './people.ts';

export const MAIL_KINDS = ['letter', 'invitation', 'reset'] as const;

/** Mail to send, written in the transaction of what causes it. */
export const mail = sqliteTable(
	'mail',
	{
		id: integer().primaryKey(),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		kind: text({ enum: MAIL_KINDS }).notNull(),
		/** Of a letter that tells of a decision on a report: undone with it. No key of that table, which knows nothing of mail. */
		reportId: integer('report_id'),
		/** Of invitations: who invites; null: nobody any more, or whoever was invited asked for it themselves. */
		invitedBy: integer('invited_by').references(() => person.id, { onDelete: 'set null' }),
		/** Of letters. What carries a link is written only when it is sent, so that no link lies in the database. */
		subject: text(),
		body: text(),
		/** Stays from one attempt to the next, so that a receiver can tell a second copy. */
		messageId: text('message_id').notNull().unique(),
		createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
		attempts: integer().notNull().default(0),
		/** Not before; while a sender has it, until when it is that sender's. By the machine's own clock. */
		nextAt: integer('next_at', { mode: 'timestamp_ms' }).notNull(),
		sentAt: integer('sent_at', { mode: 'timestamp_ms' }),
		/** The receiver will not have it, ever: what it said is in `lastError`. */
		refusedAt: integer('refused_at', { mode: 'timestamp_ms' }),
		lastError: text('last_error'),
	},
	(t) => [
		oneOf('mail_kind', t.kind, MAIL_KINDS),
		check(
			'mail_letter',
			sql`(${t.kind} = 'letter') = (${t.subject} is not null) and (${t.subject} is null) = (${t.body} is null)`,
		),
		index('mail_waiting')
			.on(t.nextAt)
			.where(sql`${t.sentAt} is null and ${t.refusedAt} is null`),
		index('mail_person').on(t.personId),
		index('mail_report')
			.on(t.reportId)
			.where(sql`${t.reportId} is not null`),
	],
);
