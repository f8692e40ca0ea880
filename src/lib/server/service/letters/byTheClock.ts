/** Letters that ask organisations whether their services are still right, while the server runs. */
import { dayAfter, dayOf } from '#lib/plan/day.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { isToBeAsked } from '#lib/service/age.ts';
import { askOrganisation } from '../commands/askOrganisation.ts';
import { listPlansOfServices } from '../queries/planDays.ts';
import { readDirectory } from '../readDirectory.ts';
import { servicesLetter } from './letter.ts';

interface ClockOptions {
	/** Links are made of it, and of nothing that a request said. */
	readonly origin: string;
	readonly clock: () => Date;
}

/** Writes what is due; returns how many letters that is. */
export async function writeServiceLetters(db: Database, { origin, clock }: ClockOptions): Promise<number> {
	const now = clock();
	let written = 0;
	for (const plan of await snapshot(db, listPlansOfServices)) {
		const { services, days } = await snapshot(db, (reader) => readDirectory(reader, plan, now));
		const due = services.filter((one) => isToBeAsked(one, days));
		for (const [organisationId, own] of Map.groupBy(due, (one) => one.organisationId)) {
			const [{ organisation } = { organisation: null }] = own;
			// The first that leaves says when: it is the day that a reader needs.
			const day = own.map(({ confirmedOn }) => dayAfter(confirmedOn, days)).sort()[0] ?? dayOf(plan, now);
			if (!organisation) continue;
			const letter = servicesLetter(origin, organisation.name, own, day);
			written += await askOrganisation(db, organisationId, own, letter, now);
		}
	}
	return written;
}
