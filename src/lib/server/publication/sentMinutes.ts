/** The mail or the minutes of a clearance, as a browser sends them. */
import { MOST_BYTES_OF_MINUTES } from '#lib/publication/forms/publish.ts';
import { m } from '#lib/paraglide/messages.js';
import { Unreadable } from '#lib/server/refused.ts';
import type { KeptFile } from './queries/clearances.ts';

/** Signs of a file's name that are kept. */
const LONGEST_FILE_NAME = 150;

/** @throws Unreadable where there is no file, it is empty or too large */
export async function sentMinutes(
	request: Request,
): Promise<{ readonly clearanceId: number; readonly file: KeptFile }> {
	const refuse = (sentence: string, status: 413 | 422) => new Unreadable(sentence, { status, field: 'form' });
	const sent = await request.formData().catch(() => null);
	const [file, id] = [sent?.get('file'), sent?.get('clearance')];
	if (!(file instanceof File) || file.size === 0 || typeof id !== 'string' || !/^\d{1,15}$/.test(id))
		throw refuse(m.minutes_none(), 422);
	if (file.size > MOST_BYTES_OF_MINUTES) throw refuse(m.minutes_large(), 413);
	const name = file.name.replaceAll(/[\p{C}/\\]/gu, '').slice(-LONGEST_FILE_NAME);
	return {
		clearanceId: Number(id),
		file: { name: name || '—', content: Buffer.from(await file.arrayBuffer()) },
	};
}
