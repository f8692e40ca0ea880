import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The link in the mail that a server wrote to somebody, once it has. */
export async function linkSentTo(address: string, folder: string): Promise<string> {
	let link: string | undefined;
	const look = () => {
		link = existsSync(folder)
			? readdirSync(folder)
					.filter((name) => name.endsWith('.eml'))
					.map((name) => readFileSync(join(folder, name), 'utf8'))
					.filter((mail) => mail.includes(`<${address}>`))
					.map((mail) => /https?:\/\/\S+/.exec(bodyOf(mail))?.[0])[0]
			: undefined;
		return link;
	};
	await expect.poll(look, { timeout: 15_000 }).toBeDefined();
	return link ?? '';
}

function bodyOf(mail: string): string {
	const [head = '', ...parts] = mail.split('\r\n\r\n');
	const body = parts.join('\r\n\r\n');
	if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
	return body.replaceAll('=\r\n', '').replaceAll('=3D', '=');
}
