import type { Content } from '#lib/publication/content.ts';
import { linesOf } from '#lib/publication/content.ts';
import { run, snapshot, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { readLiveSource } from '../liveSource.ts';
import { sha256 } from '../makeDraft.ts';
import { openEdition } from '../queries/edition.ts';
import { listLastHere } from '../queries/clearances.ts';
import { listNarrative } from '../queries/narrative.ts';
import { getContent, getPart } from '../queries/publications.ts';
import { askAgain } from './askClearance.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

/**
 * Takes the quarter's words as they are by now over into its draft, whose figures stay as they were taken. What was cleared
 * was another draft. Throws Refused where the words name a live figure that the draft does not hold: its page would show
 * nothing at all.
 */
export async function takeWords(db: Database, request: DraftRequest): Promise<void> {
	const answer = await snapshot(db, (reader) => readHeld(reader, request));
	await transaction(db, async (writer) => {
		const { scope, period, draft } = await draftFor(writer, request);
		const now = JSON.stringify(await listNarrative(writer, scope, period));
		if (now !== answer) throw new Refused('changed meanwhile');
		await run(
			writer,
			`update publication_answer set answer = @answer where publication_id = @id and part = 'narrative'`,
			{ id: draft.id, answer },
		);
		const cleared = await listLastHere(writer, draft);
		const content = (await getContent(writer, draft.id)) as Content;
		const hashed = sha256(linesOf(await getPart(writer, draft.id, 'narrative')));
		const parts = content.parts.map((part) =>
			part.name === 'narrative' ? { ...part, sha256: hashed } : part,
		);
		const text = JSON.stringify({ ...content, parts });
		await run(writer, `update publication set content = @text, content_hash = @hash where id = @id`, {
			id: draft.id,
			text,
			hash: sha256(text),
		});
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: scope.plan.id,
			action: 'take words',
			subject: `publication/${draft.id}`,
			before: { content: draft.contentHash },
			after: { content: sha256(text) },
		});
		await askAgain(writer, cleared, { scope, period }, request);
	});
}

/** The words as they are by now, as JSON, all of whose live figures the draft answers. */
async function readHeld(reader: Reader, request: DraftRequest): Promise<string> {
	const { scope, period, draft, all } = await draftFor(reader, request);
	const words = await listNarrative(reader, scope, period);
	const missing = () => {
		throw new Refused('live figure not held');
	};
	const edition = await openEdition(reader, scope, all, { publication: draft, segment: 'draft', missing });
	await readLiveSource(
		reader,
		edition,
		period,
		words.map(({ body }) => body),
	);
	return JSON.stringify(words);
}
