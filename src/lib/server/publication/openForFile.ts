/** A publication as its files are made of it. */
import { addressOf } from '#lib/i18n/address.ts';
import { formatRevision } from '#lib/publication/publication.ts';
import { dayIn } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import type { Language } from '#lib/plan/text.ts';
import { aside, type Reader } from '#lib/server/database/driver.ts';
import type { FileEdition } from '#lib/server/files/edition.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { listOfQuarter, openEdition } from './queries/edition.ts';
import { getContent, type PublicationLabel } from './queries/publications.ts';

export interface AskedFile {
	/** Codes. */
	readonly plan: string;
	readonly sector: string;
	readonly publication: PublicationLabel;
	readonly language: Language;
	/** Where this instance is known to be. */
	readonly origin: string;
}

/**
 * From now on the snapshot answers from the publication alone. Has to be within `speaking`: addresses are in the reader's
 * language. Throws where the plan or the quarter is not there.
 */
export async function openForFile(reader: Reader, asked: AskedFile): Promise<FileEdition> {
	const { publication } = asked;
	const scope = await getScope(reader, asked.plan, asked.sector, asked.language);
	if (!scope) throw new Error(`there is no ${asked.plan}/${asked.sector}`);
	const periods = await listPeriods(reader, scope);
	const { revisions } = await listOfQuarter(reader, scope.sector.id, publication);
	const at = revisions.findIndex(({ id }) => id === publication.id);
	const earlier = revisions.slice(at + 1).find(({ state }) => state === 'published');

	async function open(
		own: Reader,
		label: PublicationLabel,
		before: FileEdition | null,
	): Promise<FileEdition> {
		const period = periods.find(({ year, quarter }) => year === label.year && quarter === label.quarter);
		const document = await getContent(own, label.id);
		if (!period || !document || !scope) throw new Error(`publication ${label.id} is not there`);
		const segment = label.revision ? `r${formatRevision(label.revision)}` : 'draft';
		const missing = () => {
			throw new Error('the publication does not hold what the file asks for');
		};
		const opened = await openEdition(
			own,
			scope,
			{ draft: undefined, revisions: label.revision ? [label] : [] },
			{ publication: label, segment, missing },
		);
		return {
			reader: own,
			scope: opened,
			period: { ...period, hasFigures: true },
			document,
			address: asked.origin + addressOf(opened, label),
			isProvisional: !isLocked(period, dayIn(scope.plan.timezone, new Date(label.asOf))),
			before,
		};
	}

	const before = earlier ? await open(aside(reader), earlier, null) : null;
	return open(reader, publication, before);
}
