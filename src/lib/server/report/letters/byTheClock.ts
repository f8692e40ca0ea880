/** Letters that the days of a quarter call for, while the server runs. */
import { dayIn, dayOf } from '#lib/plan/day.ts';
import { lettersDue } from '#lib/report/lettersDue.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { writePeriodLetter } from '#lib/server/report/commands/writePeriodLetter.ts';
import { listSectorPeriods } from '#lib/server/report/queries/periodLetters.ts';
import { correctionLetter, openedLetter, reminderLetter } from './partner.ts';
import { undecidedLetter } from './reviewer.ts';

const DAY = 24 * 3_600_000;

interface ClockOptions {
	/** Links are made of it, and of nothing that a request said. */
	readonly origin: string;
	readonly clock: () => Date;
}

/** Writes what is due; returns how many letters that is. */
export async function writeLettersDue(db: Database, { origin, clock }: ClockOptions): Promise<number> {
	const now = clock();
	// A day earlier than anywhere: time zones differ.
	const day = dayIn('UTC', new Date(now.getTime() - DAY));
	let written = 0;
	for (const period of await snapshot(db, (reader) => listSectorPeriods(reader, day))) {
		const today = dayOf(period, now);
		for (const letter of lettersDue(period, today)) {
			if (period.written.has(letter)) continue;
			written += await writePeriodLetter(
				db,
				period,
				letter,
				{
					toPartner: (kind, of, returned) =>
						kind === 'opened'
							? openedLetter(origin, of, of.due)
							: returned
								? correctionLetter(origin, { ...of, id: returned.id }, returned.said)
								: reminderLetter(origin, of, of.due, today),
					toReviewers: (_, of, waiting) => undecidedLetter(origin, of, of.locks ?? of.due, waiting),
				},
				now,
			);
		}
	}
	return written;
}
