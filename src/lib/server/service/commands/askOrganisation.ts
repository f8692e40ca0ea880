import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { writeToPartner, type LetterTo } from '#lib/server/mail/index.ts';

/** What a letter asks about, and after which confirmation. */
interface Asked {
	readonly id: number;
	readonly confirmedOn: string;
}

/**
 * Asks the people of an organisation whether services are still right: once after each confirmation, whoever of several
 * servers comes first. Returns how many letters that is; where nobody is there to be written to, it is asked again later.
 */
export async function askOrganisation(
	db: Database,
	organisationId: number,
	services: readonly Asked[],
	letter: LetterTo,
	now: Date,
): Promise<number> {
	return transaction(db, async (writer) => {
		const marked: number[] = [];
		for (const { id, confirmedOn } of services) {
			const isFirst = await run(
				writer,
				`update service set asked_after = @confirmedOn where id = @id and confirmed_on = @confirmedOn
					and coalesce(asked_after, '') <> @confirmedOn`,
				{ id, confirmedOn },
			);
			if (isFirst > 0) marked.push(id);
		}
		if (marked.length === 0) return 0;
		const written = await writeToPartner(writer, organisationId, letter, now);
		if (written > 0) return written;
		for (const id of marked)
			await run(writer, `update service set asked_after = null where id = @id`, { id });
		return 0;
	});
}
