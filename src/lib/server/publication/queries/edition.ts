/** A publication in the place of the data. Source: docs/rules.md, Publication. */
import type { Manifest } from '#lib/publication/content.ts';
import { planAsPublished } from '#lib/publication/publishedPlan.ts';
import { formatRevision, parseRevision } from '#lib/publication/publication.ts';
import type { Edition } from '#lib/plan/edition.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope, WholeScope } from '#lib/plan/scope.ts';
import { answerFrom } from '#lib/server/database/recorded.ts';
import { aside, type Reader } from '#lib/server/database/driver.ts';
import { findAnswer, getContent, listPublications, type PublicationLabel } from './publications.ts';

/** Of a quarter what there is to read. */
export interface QuarterPublications {
	readonly draft: PublicationLabel | undefined;
	/** Every revision, newest first; withdrawn ones too. */
	readonly revisions: readonly PublicationLabel[];
}

/** @param quarter of the sector; one that the plan has not has nothing */
export async function listOfQuarter(
	reader: Reader,
	sectorId: number,
	{ year, quarter }: Quarter,
): Promise<QuarterPublications> {
	const all = await listPublications(reader, sectorId);
	const here = all.filter((one) => one.year === year && one.quarter === quarter);
	return {
		draft: here.find(({ state }) => state === 'draft'),
		revisions: here.filter(({ state }) => state !== 'draft'),
	};
}

/** The one that an address means by what stands in it behind the quarter; undefined: there is none. */
export function publicationAt(
	{ draft, revisions }: QuarterPublications,
	segment: string | null,
): PublicationLabel | undefined {
	if (segment === 'draft') return draft;
	if (segment === null) return revisions[0];
	const asked = parseRevision(segment.slice(1));
	return (
		asked && revisions.find(({ revision }) => revision && formatRevision(revision) === formatRevision(asked))
	);
}

/**
 * From now on this snapshot answers from the publication alone. What the plan is called and how it is arranged comes from
 * there too.
 * @param missing throws what whoever asks is told where the publication does not hold the answer
 */
export async function openEdition(
	reader: Reader,
	scope: Scope,
	of: QuarterPublications,
	asked: {
		readonly publication: PublicationLabel;
		readonly segment: string | null;
		readonly missing: () => string;
	},
): Promise<WholeScope & { readonly edition: Edition }> {
	const { publication, segment, missing } = asked;
	const content = await getContent(reader, publication.id);
	if (!content) throw new Error(`publication ${publication.id} holds nothing`);
	answerFrom(reader, {
		find: async (part, key, otherwise) =>
			(await findAnswer(reader, publication.id, part, key)) ?? otherwise ?? missing(),
	});
	const newest = of.revisions[0]?.revision;
	const { year, quarter, asOf } = content;
	return {
		...scope,
		plan: { ...planAsPublished(scope.plan, content.plan), changedAt: asOf },
		sector: { ...scope.sector, ...content.sector },
		groups: content.groups,
		...{ disclosure: 'whole', naming: 'agreed' },
		edition: {
			...{ year, quarter, asOf, segment },
			revision: publication.revision && formatRevision(publication.revision),
			newest: newest ? formatRevision(newest) : null,
			publishedAt: publication.publishedAt === null ? null : new Date(publication.publishedAt).toISOString(),
			hash: publication.hash,
		},
	};
}

/**
 * The revision before the one that answers, as it was published: of a draft and of the figures of today the newest. Null: there is
 * none, or it is withdrawn.
 * @param missing throws what whoever asks is told where that publication does not hold the answer
 */
export async function openBefore(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	missing: () => never,
): Promise<Before | null> {
	const of = await listOfQuarter(reader, scope.sector.id, quarter);
	const { edition } = scope;
	const own = of.revisions.findIndex(
		({ revision }) => revision !== null && formatRevision(revision) === edition?.revision,
	);
	const before = of.revisions[own + 1];
	if (before?.state !== 'published' || !before.revision) return null;
	const shown = of.revisions[own];
	const content = shown && (await getContent(reader, shown.id));
	const beside = aside(reader);
	return {
		reader: beside,
		scope: await openEdition(beside, scope, of, { publication: before, segment: null, missing }),
		revision: formatRevision(before.revision),
		reason: content && 'reason' in content ? content.reason : null,
	};
}

interface Before {
	readonly reader: Reader;
	readonly scope: Scope;
	/** 1.0 */
	readonly revision: string;
	/** Why the revision after it was published, in public words; null: that is a draft, or not published. */
	readonly reason: Manifest['reason'];
}

/**
 * Another quarter as it stands published, beside the one that answers; the data of today where no publication does. Null:
 * nothing of it stands published.
 * @param missing throws what whoever asks is told where that publication does not hold the answer
 */
export async function openBeside(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	missing: () => never,
): Promise<{ readonly reader: Reader; readonly scope: Scope } | null> {
	const { edition } = scope;
	if (!edition || (edition.year === quarter.year && edition.quarter === quarter.quarter))
		return { reader, scope };
	const of = await listOfQuarter(reader, scope.sector.id, quarter);
	const [publication] = of.revisions;
	if (publication?.state !== 'published') return null;
	const own = aside(reader);
	return { reader: own, scope: await openEdition(own, scope, of, { publication, segment: null, missing }) };
}
