import { sentCards, sentWords, type CardsForm } from '#lib/report/forms/card.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { headFor, type Act } from './commands/guard.ts';
import type { SavedCard } from '#lib/report/card.ts';
import { saveCard } from './commands/saveCard.ts';
import { saveWords } from './commands/outputWords.ts';
import { getReportSector } from './queries/head.ts';
import { readCards } from './readCards.ts';

/**
 * Stores what a report's form sent, card by card: what one is refused for does not take back the ones before. All is read
 * first: searching places in the transaction would keep other writers waiting, and what they are read against, the plan
 * and its sector, a report never changes. Throws as `saveCard`.
 */
export async function saveForm(db: Database, act: Act, form: CardsForm): Promise<SavedCard[]> {
	const cards = await snapshot(db, async (reader) => {
		const sector = await getReportSector(reader, act.reportId);
		const scope = sector && (await getScope(reader, sector.planCode, sector.sectorCode));
		return scope ? readCards(reader, scope, sector, sentCards(form)) : [];
	});
	const words = sentWords(form);
	// A form with nothing in it is asked about too.
	if (cards.length + words.length === 0) await snapshot(db, (reader) => headFor(reader, act));
	const saved: SavedCard[] = [];
	let refused: { readonly error: unknown } | undefined;
	for (const card of cards) {
		try {
			saved.push(await saveCard(db, { ...act, card }));
		} catch (error) {
			refused ??= { error };
		}
	}
	try {
		if (words.length > 0) await saveWords(db, { ...act, words });
	} catch (error) {
		refused ??= { error };
	}
	if (refused) throw refused.error;
	return saved;
}
