/** The outbox against a real mail server on this machine: nothing lost, nothing twice. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { queueLetter, queueLink } from '#lib/server/mail/commands/queueMail.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { startSender, type Sender } from '#lib/server/mail/sender.ts';
import { addPerson } from '../../support/people.ts';
import { seed } from '../../routes/support/seed.ts';
import { temporaryDatabase } from '../access/database.ts';
import { eq } from 'drizzle-orm';

const NOW = new Date('2024-05-04T09:30:00Z');
const QUIET = { info: () => undefined, warn: () => undefined };

let db: Database;
let folder: string;
let remove: () => Promise<void>;
let personId: number;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
	({ db, folder, remove } = await temporaryDatabase(seed));
	personId = await addPerson(db, { email: 'somebody@example.org' }, NOW);
});
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
	await remove();
});

/** A server that keeps what it accepts. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: string[] }> {
	const received: string[] = [];
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData: (stream, _session, done) => {
			let text = '';
			stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
			stream.on('end', () => {
				received.push(text);
				done();
			});
		},
		...options,
	});
	// Clients that are cut off are what some of these tests are about.
	server.on('error', () => undefined);
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	closing.push(() => new Promise((resolve) => server.close(resolve)));
	return { url: `smtp://127.0.0.1:${port}`, received };
}

/** @param every milliseconds between two looks of its own */
function sender(smtpUrl?: string, every = 5): Sender {
	const started = startSender(db, {
		mail: { smtpUrl, from: 'Masar <masar@figures.example.org>', folder: join(folder, 'mail') },
		origin: 'https://figures.example.org',
		clock: () => NOW,
		log: QUIET as never,
		every,
	});
	closing.push(() => started.stop());
	return started;
}

const queue = (subject = 'A subject') =>
	transaction(db, (writer) => queueLetter(writer, personId, () => ({ subject, body: 'A body\n' }), NOW));
const stored = () => db.writer.select().from(schema.mail);
const [subjectOf, idOf] = [/^Subject: (.*)$/m, /^Message-ID: (.*)$/im].map(
	(pattern) => (text: string) => pattern.exec(text)?.[1]?.trim(),
) as [(text: string) => string | undefined, (text: string) => string | undefined];
/** As if so many hours had gone by since mail was tried. */
const wait = (hours: number) =>
	transaction(db, async (writer) => {
		for (const { id, nextAt } of await stored()) {
			const earlier = new Date(nextAt.getTime() - hours * 3_600_000);
			await writer.update(schema.mail).set({ nextAt: earlier }).where(eq(schema.mail.id, id));
		}
	});

test('what is queued leaves once, by two senders too, and what is undone never', async () => {
	const { url, received } = await mailServer();
	for (let at = 0; at < 20; at++) await queue(`Letter ${at}`);
	const undone = transaction(db, async (writer) => {
		await queueLetter(writer, personId, () => ({ subject: 'Undone', body: 'x' }), NOW);
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow('undone');
	const [one, other] = [sender(url), sender(url)];
	await Promise.all([one.flush(), other.flush()]);
	await expect.poll(async () => (await stored()).every(({ sentAt }) => sentAt !== null)).toBe(true);
	expect(received.map(subjectOf).sort()).toEqual(
		Array.from({ length: 20 }, (_, at) => `Letter ${at}`).sort(),
	);
	expect(received[0]).toMatch(/^To: .*<somebody@example\.org>$/m);
	expect(received[0]).toContain('Auto-Submitted: auto-generated');
});

test('a link is made of the configured origin when it is sent; none lies in the database', async () => {
	const { url, received } = await mailServer();
	await transaction(db, (writer) => queueLink(writer, personId, 'reset', NOW));
	expect(await db.writer.select().from(schema.oneUseToken)).toEqual([]);
	await sender(url).flush();
	const text = received[0]?.replaceAll('=\r\n', '') ?? '';
	expect(text).toMatch(/https:\/\/figures\.example\.org\/account\/reset\/[\w-]{32}/);
	const [token] = await db.writer.select().from(schema.oneUseToken);
	expect(token?.expiresAt).toEqual(new Date(NOW.getTime() + 24 * 3_600_000));
});

test('a server that is not there or has no time is tried again, after pauses that grow', async () => {
	const { url, received } = await mailServer();
	const dead = `smtp://127.0.0.1:${new URL(url).port === '1' ? 2 : 1}`;
	await queue();
	// It looks when the test says so, and never between two steps of it.
	const failing = sender(dead, 600_000);
	const pauses: number[] = [];
	for (let tries = 0; tries < 4; tries++) {
		const from = Date.now();
		await failing.flush();
		await expect.poll(async () => (await stored())[0]?.lastError).toContain('ECONNREFUSED');
		pauses.push(Math.round((((await stored())[0]?.nextAt.getTime() ?? 0) - from) / 60_000));
		await wait(1);
	}
	expect(pauses).toEqual([1, 2, 4, 8]);
	await failing.stop();
	await sender(url).flush();
	expect(received).toHaveLength(1);
	expect(await stored()).toMatchObject([{ attempts: 5, lastError: null }]);
});

test('a receiver that is refused for good is not tried again, one that has to wait is', async () => {
	const refusing = (responseCode: number): SMTPServerOptions => ({
		onRcptTo: (_address, _session, done) => done(Object.assign(new Error('not now'), { responseCode })),
	});
	await queue();
	const later = sender((await mailServer(refusing(450))).url);
	await later.flush();
	await later.stop();
	expect(await stored()).toMatchObject([{ refusedAt: null, attempts: 1 }]);
	await wait(24);
	const never = sender((await mailServer(refusing(550))).url);
	await never.flush();
	expect(await stored()).toMatchObject([{ refusedAt: expect.any(Date) as Date, attempts: 2 }]);
	await wait(1000);
	await never.flush();
	expect(await stored()).toMatchObject([{ attempts: 2 }]);
});

test('a slow server holds up nobody but the mail', async () => {
	let release = () => undefined as void;
	const held = new Promise<void>((resolve) => (release = resolve));
	const { url, received } = await mailServer({
		onMailFrom: (_address, _session, done) => void held.then(() => done()),
	});
	await queue();
	const sent = sender(url).flush();
	await queue('Another');
	expect(await stored()).toHaveLength(2);
	release();
	await sent;
	await expect.poll(() => received.length).toBe(2);
});

test('killed while the server has the mail, it is sent again later under the same name', async () => {
	let killed = false;
	const ids: (string | undefined)[] = [];
	const child = () =>
		spawn(process.execPath, ['tests/server/mail/sendOnce.ts', db.path, url], { stdio: 'inherit' });
	const { url } = await mailServer({
		onData: (stream, _session, done) => {
			let text = '';
			stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
			stream.on('end', () => {
				ids.push(idOf(text));
				if (killed) return done();
				killed = true;
				first.kill('SIGKILL');
			});
		},
	});
	await queue();
	const first = child();
	await once(first, 'exit');
	expect(await stored()).toMatchObject([{ sentAt: null, attempts: 1 }]);
	// The claim of the dead holds: at once nobody sends.
	await once(child(), 'exit');
	expect(ids).toHaveLength(1);
	await wait(1);
	await once(child(), 'exit');
	await wait(1);
	await once(child(), 'exit');
	expect(ids).toHaveLength(2);
	expect(ids[0]).toBe(ids[1]);
	expect(await stored()).toMatchObject([{ attempts: 2, sentAt: expect.any(Date) as Date }]);
});

test('without a server, mail becomes files that only their owner reads', async () => {
	await queue('Into the folder');
	await sender().flush();
	const mails = join(folder, 'mail');
	const [name = ''] = readdirSync(mails);
	expect(readdirSync(mails)).toHaveLength(1);
	expect(readFileSync(join(mails, name), 'utf8')).toContain('Subject: Into the folder');
	expect(statSync(join(mails, name)).mode & 0o077).toBe(0);
	expect(existsSync(join(mails, `${name}.part`))).toBe(false);
	rmSync(mails, { recursive: true });
});

test('what a name holds stays a name', async () => {
	const { url, received } = await mailServer();
	const name = 'A\r\nBcc: other@example.org\r\n\r\n<script>';
	await transaction(db, async (writer) => writer.update(schema.person).set({ name }));
	await queue();
	await sender(url).flush();
	const head = received[0]?.split('\r\n\r\n')[0] ?? '';
	expect(head).not.toMatch(/^Bcc:/im);
	expect(head).toContain('somebody@example.org');
});
