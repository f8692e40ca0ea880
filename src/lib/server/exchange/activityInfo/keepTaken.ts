/** Keeps the rules that a page sends, and tries the export again that it was opened for. */
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { activityInfoForm } from '#lib/exchange/forms/activityInfo.ts';
import { openToImport } from '#lib/server/exchange/browser/open.ts';
import { tryImport } from '#lib/server/exchange/browser/receive.ts';
import { needTheirs } from '#lib/server/exchange/browser/storeSent.ts';
import { keepActivityInfoRules } from '#lib/server/exchange/commands/keepRules.ts';
import type { KnownActivityInfo } from './known.ts';
import { rulesFrom } from './takeRules.ts';

type Event = Pick<RequestEvent<Readonly<Record<'plan', string>>>, 'locals' | 'route' | 'request' | 'params'>;

/** True: an import was tried with them. Throws Unreadable where a rule cannot be so. */
export async function takeRules(
	event: Event,
	{
		act,
		known,
	}: {
		readonly act: Parameters<typeof keepActivityInfoRules>[1];
		readonly known: KnownActivityInfo;
	},
	form: z.output<typeof activityInfoForm>,
): Promise<boolean> {
	const { db } = event.locals;
	await keepActivityInfoRules(db, act, rulesFrom(form, known));
	if (form.import === '') return false;
	const open = await openToImport(event);
	const kept = await needTheirs(db, open, form.import);
	if (kept.sentAs !== 'activityinfo' || kept.state !== 'checked') return false;
	await tryImport(db, open, kept.id);
	return true;
}
