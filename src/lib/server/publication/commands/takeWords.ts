import type { Content } from '#lib/publication/content.ts';
import { linesOf } from '#lib/publication/content.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { sha256 } from '../makeDraft.ts';
import { listNarrative } from '../queries/narrative.ts';
import { getContent, getPart } from '../queries/publications.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

/**
 * Takes the quarter's words as they are by now over into its draft, whose figures stay as they were taken. What was cleared
 * was another draft.
 */
export async function takeWords(db: Database, request: DraftRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const { scope, period, draft } = await draftFor(writer, request);
		const answer = JSON.stringify(await listNarrative(writer, scope, period));
		await run(
			writer,
			`update publication_answer set answer = @answer where publication_id = @id and part = 'narrative'`,
			{ id: draft.id, answer },
		);
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
	});
}
