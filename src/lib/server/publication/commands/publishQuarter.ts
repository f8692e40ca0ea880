import { mayAct } from '#lib/access/grant.ts';
import { checkList, type PublicationWarning } from '#lib/publication/checkList.ts';
import { clearedBy, type RoleStanding } from '#lib/publication/clearance.ts';
import { formatRevision, nextRevision, type RevisionKind } from '#lib/publication/publication.ts';
import type { Content, Manifest } from '#lib/publication/content.ts';
import type { Localised } from '#lib/plan/text.ts';
import { listEnabledGrants } from '#lib/server/access/queries/grants.ts';
import { run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { writeToPlan } from '#lib/server/mail/index.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { publishJoining } from '#lib/server/survey/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { sha256 } from '../makeDraft.ts';
import { getCheckable } from '../checkable.ts';
import { publishedLetter } from '../letters.ts';
import { listClearedHere } from '../queries/clearances.ts';
import type { DuePress } from '../queries/planned.ts';
import { getContent, getPart, type PublicationLabel } from '../queries/publications.ts';
import { readStandings } from '../standings.ts';
import { stillStands } from '../stillStands.ts';
import { refuseTelling } from '../telling.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

export interface PublishRequest extends DraftRequest {
	readonly kind: RevisionKind;
	/** Why it is published anew, in public words; null for a first one. */
	readonly reason: Localised | null;
	/** The warnings that were taken note of. */
	readonly acknowledged: readonly PublicationWarning[];
}

export interface Published {
	readonly revision: string;
	/** Hexadecimal SHA-256 of the document. */
	readonly hash: string;
}

/**
 * Publishes a draft byte for byte as it was cleared, and the waves of surveys that go with it. The plan shows strangers from then on what was published alone. Throws
 * Refused where something of the check-list stands in the way, a warning was not taken note of, a revision has no reason or
 * one that tells what is withheld, or whoever presses cleared the draft.
 */
export async function publishQuarter(db: Database, request: PublishRequest): Promise<Published> {
	return transaction(db, (writer) => publishWithin(writer, request));
}

/**
 * What the clock does with a press: as `publishQuarter`, where it still stands; null: it does not, and nothing is done. Throws
 * Refused besides where whoever pressed may not prepare the quarter any more, since it would be published in their name.
 */
export async function publishPressed(
	db: Database,
	due: DuePress,
	{ now, origin }: { readonly now: Date; readonly origin: string },
): Promise<Published | null> {
	return transaction(db, async (writer) => {
		const scope = await getScope(writer, due.plan, due.sector);
		if (!scope || !(await stillStands(writer, scope.sector.id, due))) return null;
		const grants = (await listEnabledGrants(writer, scope.plan.id)).get(due.press.personId) ?? [];
		const subject = { planId: scope.plan.id, sectorId: scope.sector.id };
		if (!mayAct(grants, 'prepare publication', subject)) throw new Refused('not allowed');
		return publishWithin(writer, { ...due, ...due.press, now, origin });
	});
}

async function publishWithin(writer: Writer, request: PublishRequest): Promise<Published> {
	const { scope, period, draft, all } = await draftFor(writer, request);
	const { errors, warnings } = checkList(await getCheckable(writer, scope, period, draft, request.now));
	if (errors.length > 0) throw new Refused('errors');
	if (warnings.some(({ name }) => !request.acknowledged.includes(name))) throw new Refused('questions');
	const earlier = all.revisions.flatMap(({ revision }) => revision ?? []);
	if (earlier.length > 0 && request.reason === null) throw new Refused('reason missing');
	await refuseTelling(writer, scope, draft, request.reason);
	await refuseOwn(writer, draft, request.personId);
	const held = await getPart(writer, draft.id, 'surveys');
	await publishJoining(writer, scope, period, { held, personId: request.personId, now: request.now });
	const standings = await readStandings(writer, scope, draft, request.now);
	await recordSilence(writer, draft, standings);
	const revision = nextRevision(earlier, request.kind);
	const content = (await getContent(writer, draft.id)) as Content;
	const manifest: Manifest = {
		...content,
		revision: formatRevision(revision),
		publishedAt: request.now.toISOString(),
		contentSha256: draft.contentHash,
		reason: earlier.length > 0 ? request.reason : null,
		clearedBy: clearedBy(standings),
	};
	const text = JSON.stringify(manifest);
	const hash = sha256(text);
	await run(
		writer,
		`update publication set state = 'published', major = @major, minor = @minor, manifest = @manifest, hash = @hash,
				published_at = @at, published_by = @personId where id = @id`,
		{
			...revision,
			manifest: text,
			hash,
			at: request.now.getTime(),
			personId: request.personId,
			id: draft.id,
		},
	);
	await run(writer, `update plan set public = 'published' where id = @id`, { id: scope.plan.id });
	await bumpDataVersion(writer, scope.plan.id, request.now, 'publish quarter');
	await appendAudit(writer, {
		at: request.now,
		personId: request.personId,
		planId: scope.plan.id,
		action: 'publish quarter',
		subject: `publication/${draft.id}`,
		before: null,
		after: { revision: manifest.revision, hash, acknowledged: request.acknowledged },
	});
	await run(
		writer,
		`delete from publication_plan where sector_id = @sectorId and year = @year and quarter = @quarter`,
		{ sectorId: scope.sector.id, year: period.year, quarter: period.quarter },
	);
	if (request.origin !== undefined) {
		const letter = publishedLetter(request.origin, { scope, period }, manifest.revision);
		const sector = { planId: scope.plan.id, sectorId: scope.sector.id };
		await writeToPlan(writer, sector, letter, request.now);
	}
	return { revision: manifest.revision, hash };
}

/** Throws Refused where whoever presses cleared the draft: nobody publishes on their own word. */
async function refuseOwn(writer: Writer, draft: PublicationLabel, personId: number | null): Promise<void> {
	const own = personId !== null && (await listClearedHere(writer, draft)).includes(personId);
	if (own) throw new Refused('presses own clearance');
}

/** That nobody objected is what was said of the draft, from now on. */
async function recordSilence(
	writer: Writer,
	draft: PublicationLabel,
	standings: readonly RoleStanding[],
): Promise<void> {
	for (const one of standings)
		if (one.is === 'not objected')
			await run(
				writer,
				`insert into publication_clearance (publication_id, role, verdict, how, person_id, day, content_hash)
				values (@id, @role, 'cleared', 'silence', @personId, @until, @hash)`,
				{ id: draft.id, hash: draft.contentHash, ...one.objection },
			);
}
