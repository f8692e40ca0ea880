import { closeDatabase, openDatabase } from '#lib/server/database/driver.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { publishNow } from '#lib/server/publication/publishNow.ts';

/** More revisions of the demonstration's quarter, so that each has papers of its own. */
export async function publishAgain(database: string, times: number): Promise<void> {
	const db = openDatabase(database);
	for (let n = 0; n < times; n += 1) {
		const done = await publishNow(db, {
			plan: 'lrp-2024',
			sector: 'social-stability',
			year: 2024,
			quarter: 1,
			personId: null,
			now: new Date(),
			noted: PUBLICATION_WARNINGS,
			reason: { en: 'A correction.' },
		});
		if (!('hash' in done)) throw new Error(`Not published: ${JSON.stringify(done.errors)}.`);
	}
	await closeDatabase(db);
}
