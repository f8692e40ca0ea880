/** Exports of ActivityInfo sent in the browser, for one test. */
import { activityInfoForm } from '#lib/exchange/forms/activityInfo.ts';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { rulesPage } from '#lib/server/exchange/activityInfo/rulesPage.ts';
import { rulesFrom } from '#lib/server/exchange/activityInfo/takeRules.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { keepActivityInfoRules } from '#lib/server/exchange/commands/keepRules.ts';
import { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { PARTNERS } from '../../support/generator/activityInfo.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { workshop } from './imports.ts';

const NOW = new Date('2024-04-25T09:00:00Z');
/** All but the last one, whose name there is another. */
const MAKERS = Array.from(
	{ length: PARTNERS },
	(_, i) => `K${i},${i === PARTNERS - 1 ? 'Otherwise' : `Maker ${i}`},nngo`,
);

/** The tiny plan with partners that report there by their names, and what a coordinator does with an export. */
export async function exportDesk() {
	const shop = await workshop();
	const people = [...tinyRows('organisations.csv'), ...MAKERS, ''].join('\n');
	await shop.take({ 'organisations.csv': people, 'reports.csv': `${tinyRows('reports.csv')[0] ?? ''}\n` });
	const person = `insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`;
	await run(shop.db.writer, person);
	const [{ id: personId } = { id: 0 }] = await shop.ask<{ id: number }>('select id from person');
	const known = async () => {
		const found = await loadActivityInfo(shop.db.writer, 'tiny', 'stability');
		if (!found) throw new Error('there is no sector');
		return found;
	};
	return {
		...shop,
		known,
		send: async (text: string | Buffer, file = 'export.txt') => {
			const { sentAs, mapping, content } = await readSent(Buffer.from(text), file, null);
			const of = { planId: 1, sectorId: 1, personId, now: NOW, file, reason: null };
			return keepImport(shop.db, { sentAs, mapping, content, ...of });
		},
		work: async (does: 'try' | 'store', id: string) => {
			const done = await workOn(shop.db, { does, id, personId, own: [], now: NOW });
			return { done, kept: await findImport(shop.db.writer, 1, id) };
		},
		page: async (id: string) => {
			const sector = await known();
			return snapshot(shop.db, (reader) => rulesPage(reader, sector, { id, page: 1 }));
		},
		keep: async (form: object) => {
			const sector = await known();
			const rules = rulesFrom(activityInfoForm.parse(form), sector);
			await keepActivityInfoRules(shop.db, { ...sector, personId, now: NOW }, rules);
		},
	};
}
