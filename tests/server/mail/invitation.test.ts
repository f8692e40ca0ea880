/** An invitation says who invites, and to what. Source: docs/rules.md, Authorisation. */
import { expect, test } from 'vitest';
import { inviteAgain } from '#lib/server/access/commands/helpMember.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { claimMail } from '#lib/server/mail/commands/outbox.ts';
import { linkLetter } from '#lib/server/mail/letters.ts';
import { grant, NOW, PLAN, useGiving } from '../access/giving.ts';

let db: Database;
const { viewer, give } = useGiving((made) => (db = made));
const change = (sql: string, parameters: object = {}) =>
	transaction(db, (writer) => run(writer, sql, parameters));

/** The letter that is sent next. */
async function letter(language = 'en') {
	const claimed = await claimMail(db, new Date(), NOW);
	if (!claimed || claimed.content.kind === 'letter') throw new Error('no link is due');
	return linkLetter(claimed.content, { ...claimed.receiver, language }, 'https://figures.example.org');
}

async function invited(name = 'Rana') {
	await change(`update plan set name = '{"en":"Water plan","ar":"خطة المياه"}' where id = @id`, { id: PLAN });
	await change(`update organisation set name = '{"en":"Well builders"}' where id = 1`);
	const actor = { ...(await viewer('admin@example.org', grant('administrator'))), name };
	await change(`update person set name = @name where email = 'admin@example.org'`, { name });
	await give(actor, grant('partner_reporter'));
	return actor;
}

test.each([
	['en', 'Rana invites you to work on:\nWater plan, for Well builders'],
	['ar', 'يدعوك Rana إلى العمل على:\nخطة المياه، باسم Well builders'],
	['fr', 'Rana vous invite à travailler sur\u00A0:\nWater plan, pour Well builders'],
])('in %s it names inviter, plan and organisation', async (language, words) => {
	await invited();
	expect((await letter(language)).body).toContain(`\n\n${words}\n\n`);
});

test('a name stays one line of a bounded length, and the subject is ours', async () => {
	await invited(`Rana\r\nBcc: all@example.org\u2028${'x'.repeat(500)}`);
	const { subject, body } = await letter();
	expect(subject).toBe('You are invited to Masar');
	const [line = ''] = body.split('\n').filter((one) => one.startsWith('Rana'));
	expect(line).toMatch(/^Rana Bcc: all@example\.org x+… invites you to work on:$/);
	expect(line.length).toBeLessThan(140);
});

test('who sends it again is named, and nobody where somebody asks for it themselves', async () => {
	await invited();
	await letter();
	const other = await viewer('other@example.org', grant('administrator'));
	const [found] = await rows<{ id: number }>(
		db.writer,
		`select id from person where email = 'new@example.org'`,
	);
	await inviteAgain(db, { actor: other, planId: PLAN, personId: found?.id ?? 0, now: NOW });
	expect((await letter()).body).toContain('other@example.org invites you');
	await askReset(db, 'new@example.org', NOW, false);
	const { body } = await letter();
	expect(body).toContain('Water plan, for Well builders');
	expect(body).not.toContain('invites you');
});
