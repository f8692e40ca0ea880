/** How mail leaves: by SMTP, or into a folder where no server is set. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transporter } from 'nodemailer';

export interface MailSettings {
	/** `smtps://user:password@host:465`; undefined: into the folder. */
	readonly smtpUrl: string | undefined;
	readonly from: string;
	readonly folder: string;
}

export interface OutgoingMail {
	readonly id: number;
	readonly messageId: string;
	readonly date: Date;
	readonly to: { readonly name: string; readonly address: string };
	readonly subject: string;
	readonly text: string;
}

export interface Transport {
	/** Throws when it did not leave; `isFinal` tells whether it ever can. */
	send(mail: OutgoingMail): Promise<void>;
	close(): void;
}

/** What a server may take for one mail, all in all: far less than a sender holds its claim. Milliseconds. */
const SLOWEST = 120_000;
const STEP = 30_000;

/** @param env `SMTP_URL`, `MAIL_FROM`, `MAIL_FOLDER` */
export function readMailSettings(
	env: Readonly<Record<string, string | undefined>>,
	origin: string,
): MailSettings {
	return {
		smtpUrl: env.SMTP_URL || undefined,
		from: env.MAIL_FROM || `Masar <masar@${new URL(origin).hostname}>`,
		folder: env.MAIL_FOLDER || 'db/data/mail',
	};
}

/** Loaded when there is mail to send: most starts have none. */
export async function openTransport(settings: MailSettings): Promise<Transport> {
	const { createTransport } = await import('nodemailer');
	const { smtpUrl, folder, from } = settings;
	const compose = composer(from);
	// Nothing is read from disk or fetched because a mail says so.
	const closed = { disableFileAccess: true, disableUrlAccess: true } as const;
	if (smtpUrl === undefined)
		return intoFolder(createTransport({ streamTransport: true, buffer: true }), folder, compose);
	const timeouts = { connectionTimeout: STEP, greetingTimeout: STEP, socketTimeout: STEP, dnsTimeout: STEP };
	const smtp = createTransport({ url: smtpUrl, ...timeouts, ...closed });
	return {
		send: async (mail) => {
			let timer: NodeJS.Timeout | undefined;
			const late = new Promise<never>((_, reject) => {
				timer = setTimeout(() => reject(new Error('the mail server took too long')), SLOWEST);
			});
			try {
				await Promise.race([smtp.sendMail(compose(mail)), late]);
			} finally {
				clearTimeout(timer);
			}
		},
		close: () => smtp.close(),
	};
}

function composer(from: string) {
	const [, host = 'localhost'] = /@([^>\s]+)/.exec(from) ?? [];
	return ({ messageId, date, to, subject, text }: OutgoingMail) => ({
		from,
		to,
		subject,
		text,
		date,
		messageId: `<${messageId}@${host}>`,
		// Nobody's holiday notice is to answer.
		headers: { 'Auto-Submitted': 'auto-generated' },
	});
}

function intoFolder(writer: Transporter, folder: string, compose: ReturnType<typeof composer>): Transport {
	return {
		send: async (mail) => {
			const { message } = (await writer.sendMail(compose(mail))) as { message: Buffer };
			await mkdir(folder, { recursive: true });
			// Whole or not there; a second try writes the same file. It may hold a link: for the owner's eyes.
			const path = join(folder, `${mail.id}-${mail.messageId}.eml`);
			await writeFile(`${path}.part`, message, { mode: 0o600 });
			await rename(`${path}.part`, path);
		},
		close: () => undefined,
	};
}

/** Whether the server said that it will never take this mail: no such mailbox, not wanted. */
export function isFinal(error: unknown): boolean {
	const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
	// Any other refusal (of the login, of the sender) is about this server's settings, and can be mended.
	return typeof responseCode === 'number' && responseCode >= 500 && command === 'RCPT TO';
}
