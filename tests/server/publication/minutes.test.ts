/** The mail or the minutes of a clearance that was given outside. Source: docs/rules.md, Publication. */
import { expect, test } from 'vitest';
import { MOST_BYTES_OF_MINUTES } from '#lib/publication/forms/publish.ts';
import { keepMinutes } from '#lib/server/publication/commands/keepMinutes.ts';
import { findClearanceFile } from '#lib/server/publication/queries/clearances.ts';
import { sentMinutes } from '#lib/server/publication/sentMinutes.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { NOW, QUARTER, useQuarter } from './setting.ts';

const setting = useQuarter(['co_lead', 'coordinator']);

function requestOf(name: string, content: string | Uint8Array<ArrayBuffer>, clearance = '1'): Request {
	const form = new FormData();
	form.set('clearance', clearance);
	form.set('file', new File([content], name));
	return new Request('https://masar.example/', { method: 'POST', body: form });
}
const keep = async (name: string, content: string, clearance?: string) =>
	keepMinutes(setting.db, {
		...{ ...QUARTER, personId: null, now: NOW },
		...(await sentMinutes(requestOf(name, content, clearance))),
	});
const find = (sectorId: number, id: number) =>
	snapshot(setting.db, (reader) => findClearanceFile(reader, sectorId, id));

test('are kept beside what was said outside, and replaced, for its own sector alone', async () => {
	await setting.pin();
	const outside = { name: 'Somebody Else', day: '2024-05-03' };
	await setting.say('coordinator', 'cleared', { role: 'co_lead', outside });
	const [said] = await setting.ask<{ id: number }>('select id from publication_clearance');
	const id = said?.id ?? 0;
	await keep('../minutes\u0007.pdf', 'first', `${id}`);
	await keep('mail.eml', 'Déjà vu', `${id}`);
	const kept = await find(1, id);
	expect([kept?.name, kept?.content.toString()]).toEqual(['mail.eml', 'Déjà vu']);
	expect(await find(2, id)).toBeUndefined();
	await setting.say('coordinator');
	const all = await setting.ask<{ id: number }>('select id from publication_clearance order by id');
	await expect(keep('mail.eml', 'x', `${all.at(-1)?.id}`)).rejects.toMatchObject({ reason: 'gone' });
	await expect(keep('mail.eml', 'x', '999')).rejects.toMatchObject({ reason: 'gone' });
});

test('are refused where there is no file, it is empty or too large, and lose what no name may hold', async () => {
	expect((await sentMinutes(requestOf('../minutes\u0007.pdf', 'x'))).file.name).toBe('..minutes.pdf');
	await expect(sentMinutes(requestOf('a', ''))).rejects.toMatchObject({ status: 422 });
	await expect(sentMinutes(requestOf('a', 'x', '1; drop'))).rejects.toMatchObject({ status: 422 });
	const large = new Uint8Array(MOST_BYTES_OF_MINUTES + 1);
	await expect(sentMinutes(requestOf('a', large))).rejects.toMatchObject({ status: 413 });
	const none = new Request('https://masar.example/', { method: 'POST', body: 'x' });
	await expect(sentMinutes(none)).rejects.toMatchObject({ status: 422 });
});
