/** What signing in needs. Secrets that somebody presents are stored as hashes; only a second factor's must be read back. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { oneOf } from './constraint.ts';
import { person } from './people.ts';

const owner = () =>
	integer('person_id')
		.notNull()
		.references(() => person.id, { onDelete: 'cascade' });

/** Absent: invited, and not come yet. */
export const credential = sqliteTable('credential', {
	personId: owner().primaryKey(),
	/** Argon2id, with its parameters: `$argon2id$v=19$…`. */
	passwordHash: text('password_hash').notNull(),
	changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Codes by the clock (TOTP). The server has to compute the same code: the secret is sealed with a key that is not here. */
export const secondFactor = sqliteTable('second_factor', {
	personId: owner().primaryKey(),
	/** 160 bits, sealed (`factor.ts`); Base32 where a version before that wrote it, until a start. */
	secret: text().notNull(),
	/** The half minute of the last code taken, counted from 1970: no code is taken twice. */
	lastStep: integer('last_step').notNull(),
	createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
});

/** In place of a lost device, each once. */
export const recoveryCode = sqliteTable(
	'recovery_code',
	{
		id: integer().primaryKey(),
		personId: owner(),
		hash: text().notNull(),
		usedAt: integer('used_at', { mode: 'timestamp_ms' }),
	},
	(t) => [unique().on(t.personId, t.hash)],
);

export const session = sqliteTable(
	'session',
	{
		/** SHA-256 of what the cookie holds. */
		hash: text().primaryKey(),
		personId: owner(),
		/** A second factor was given. */
		secondFactor: integer('second_factor', { mode: 'boolean' }).notNull(),
		startedAt: integer('started_at', { mode: 'timestamp_ms' }).notNull(),
		/** Of the last request, to some minutes. */
		seenAt: integer('seen_at', { mode: 'timestamp_ms' }).notNull(),
		/** However busy it is. */
		endsAt: integer('ends_at', { mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [index('session_person').on(t.personId)],
);

export const TOKEN_KINDS = ['invitation', 'reset', 'first administrator'] as const;

/** Links that work once, for a day. */
export const oneUseToken = sqliteTable(
	'one_use_token',
	{
		hash: text().primaryKey(),
		kind: text({ enum: TOKEN_KINDS }).notNull(),
		/** Null only for the first administrator, who is nobody yet. */
		personId: integer('person_id').references(() => person.id, { onDelete: 'cascade' }),
		expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
		usedAt: integer('used_at', { mode: 'timestamp_ms' }),
	},
	(t) => [
		oneOf('one_use_token_kind', t.kind, TOKEN_KINDS),
		check('one_use_token_person', sql`(${t.personId} is null) = (${t.kind} = 'first administrator')`),
		index('one_use_token_person_index').on(t.personId),
	],
);

/** What is tried and limited, of one account and from one address: hashes, since neither need be anybody's here. */
export const attempt = sqliteTable(
	'attempt',
	{
		id: integer().primaryKey(),
		/** `account:…` or `address:…`, with what is tried. */
		subject: text().notNull(),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [index('attempt_subject').on(t.subject, t.at), index('attempt_at').on(t.at)],
);

/** A device on which somebody signed in: what a stranger tries does not shut it out. */
export const knownDevice = sqliteTable(
	'known_device',
	{
		/** SHA-256 of what its cookie holds. */
		hash: text().primaryKey(),
		personId: owner(),
		seenAt: integer('seen_at', { mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [index('known_device_person').on(t.personId)],
);
