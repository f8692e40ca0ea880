/**
 * Sends what lies in the outbox, one mail after the other, while the server runs.
 *
 * A mail is claimed before it is sent and marked after. Should the machine stop in between, or the other side
 * fall silent, nobody knows whether it was taken: after ten minutes it is sent again, under the same Message-ID, by which a receiver's server tells
 * the second copy. Not sending it again would lose it in the other half of these cases.
 */
import { claimMail, mailLeft, mailStayed, type ClaimedMail } from '#lib/server/mail/commands/outbox.ts';
import type { Database } from '#lib/server/database/driver.ts';
import type { Log } from '#lib/server/http/log.ts';
import { linkLetter } from './letters.ts';
import { isFinal, openTransport, type MailSettings, type OutgoingMail, type Transport } from './transport.ts';

export interface Sender {
	/** Sends everything that is due, and waits for it. */
	flush(): Promise<void>;
	stop(): Promise<void>;
}

export interface SenderOptions {
	readonly mail: MailSettings;
	/** Links are made of it, and of nothing that a request said. */
	readonly origin: string;
	readonly clock: () => Date;
	readonly log: Pick<Log, 'info' | 'warn'>;
	/** Milliseconds between two looks into an empty outbox. */
	readonly every?: number;
}

/** How often an empty outbox is looked into: an indexed question. */
const EVERY = 2000;

/** Begins to send, until `stop`. */
export function startSender(db: Database, options: SenderOptions): Sender {
	const { every = EVERY } = options;
	let transport: Promise<Transport> | undefined;
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> | undefined;

	const work = async () => {
		for (;;) {
			if (stopped) return;
			const claimed = await claimMail(db, new Date(), options.clock());
			if (!claimed) return;
			transport ??= openTransport(options.mail);
			await deliver(db, await transport, claimed, options);
		}
	};
	const flush = () => (running ??= work().finally(() => (running = undefined)));
	const look = () => {
		flush()
			.catch((error: unknown) => options.log.warn({ error }, 'the outbox could not be read'))
			.finally(() => {
				if (!stopped) timer = setTimeout(look, every).unref();
			});
	};
	look();
	return {
		flush,
		stop: async () => {
			stopped = true;
			clearTimeout(timer);
			(await transport)?.close();
			await running?.catch(() => undefined);
		},
	};
}

async function deliver(
	db: Database,
	transport: Transport,
	claimed: ClaimedMail,
	{ origin, log, mail }: SenderOptions,
): Promise<void> {
	const { id } = claimed;
	try {
		await transport.send(compose(claimed, origin));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		// The reason may hold somebody's address: it stays in the table.
		await mailStayed(db, id, new Date(), { reason, final: isFinal(error) });
		log.warn({ mail: id, final: isFinal(error) }, 'a mail did not leave');
		return;
	}
	await mailLeft(db, id, new Date());
	const where = mail.smtpUrl === undefined ? `written to ${mail.folder}: no SMTP_URL is set` : 'sent';
	log.info({ mail: id }, `mail ${where}`);
}

function compose({ id, messageId, createdAt, receiver, content }: ClaimedMail, origin: string): OutgoingMail {
	const letter = content.kind === 'letter' ? content : linkLetter(content, receiver, origin);
	return {
		id,
		messageId,
		date: createdAt,
		to: { name: receiver.name, address: receiver.email },
		subject: letter.subject,
		text: letter.body,
	};
}
