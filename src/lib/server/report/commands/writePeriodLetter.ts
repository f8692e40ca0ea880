import type { PeriodLetter } from '#lib/report/lettersDue.ts';
import { run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { listExpected } from '#lib/server/figures/queries/reporting.ts';
import { writeToPartner, writeToReviewers, type LetterTo } from '#lib/server/mail/index.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import {
	listNewestVersions,
	type NewestVersion,
	type SectorPeriod,
} from '#lib/server/report/queries/periodLetters.ts';
import { listSaidOnReturn, type Said } from '#lib/server/report/queries/said.ts';

export interface PeriodLetters {
	/** To the people of a partner that has sent nothing. */
	readonly toPartner: (
		letter: PeriodLetter,
		period: SectorPeriod,
		returned: { readonly id: number; readonly said: readonly Said[] } | null,
	) => LetterTo;
	/** To the coordinators. @param waiting how many reports wait for review */
	readonly toReviewers: (letter: PeriodLetter, period: SectorPeriod, waiting: number) => LetterTo;
}

/**
 * Writes one of the letters that the days of a quarter call for, to everybody whom it is for: once, whoever of several
 * servers comes first. Returns how many letters that is.
 */
export async function writePeriodLetter(
	db: Database,
	period: SectorPeriod,
	letter: PeriodLetter,
	{ toPartner, toReviewers }: PeriodLetters,
	now: Date,
): Promise<number> {
	return transaction(db, async (writer) => {
		const { periodId, sectorId } = period;
		const versions = await listNewestVersions(writer, period);
		const isOfLock = letter === 'lock near' || letter === 'lock tomorrow';
		const waiting = [...versions.values()].filter(({ state }) => state === 'submitted').length;
		// What comes in later in these days is told of then.
		if (isOfLock && waiting === 0) return 0;
		const isFirst = await run(
			writer,
			`insert into period_letter (period_id, sector_id, letter, at) values (@periodId, @sectorId, @letter, @at)
			on conflict do nothing`,
			{ periodId, sectorId, letter, at: now.getTime() },
		);
		if (isFirst === 0) return 0;
		if (isOfLock) return writeToReviewers(writer, period, toReviewers(letter, period, waiting), now);
		let written = 0;
		for (const partnerId of await listExpectedPartners(writer, period)) {
			const newest = versions.get(partnerId);
			if (newest && (isIn(newest) || letter === 'opened')) continue;
			const said = newest ? await listSaidOnReturn(writer, { ...period, ...newest }) : [];
			const returned = newest && said.length > 0 ? { id: newest.id, said } : null;
			written += await writeToPartner(writer, partnerId, toPartner(letter, period, returned), now);
		}
		return written;
	});
}

function isIn({ state, counts }: NewestVersion): boolean {
	return state === 'submitted' || counts === 1;
}

async function listExpectedPartners(
	writer: Writer,
	{ planCode, sectorCode, ...quarter }: SectorPeriod,
): Promise<ReadonlySet<number>> {
	const scope = await getScope(writer, planCode, sectorCode);
	return scope ? listExpected(writer, scope, quarter) : new Set();
}
