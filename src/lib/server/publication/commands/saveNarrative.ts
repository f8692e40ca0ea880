/** A section of a quarter's text is written, each version kept. Source: docs/rules.md, Narrative. */
import { auditedChange } from '#lib/record/audit.ts';
import { cleanNote } from '#lib/report/texts.ts';
import type { About } from '#lib/report/outputWords.ts';
import { originalOf } from '#lib/publication/translation.ts';
import { LONGEST_NARRATIVE } from '#lib/publication/sections.ts';
import { run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import type { StoredSection } from '../queries/sections.ts';
import { findVersion } from '../queries/versions.ts';
import { beginSection } from './beginSection.ts';
import {
	isSame,
	openNarrative,
	recordNarrative,
	sectionIn,
	type NarrativeAct,
	type OneSection,
} from './narrative.ts';

export interface NarrativeText extends OneSection {
	/** Markdown; empty takes the section out. */
	readonly body: string;
	/** Whose words were taken over into it; null: nobody's. */
	readonly takenFrom?: { readonly partnerId: number; readonly about: About } | null;
	/** The name of the Word file that it is from; absent: it was typed here. */
	readonly file?: string;
}

/**
 * Stores what a section says; the version that it has then. A text that is stored already is a translation that was looked
 * at again. Throws Conflict, with the version that stands, when somebody changed it meanwhile; Refused when plan, quarter,
 * kind or output are not there, and when the quarter's text is full. Then nothing has changed.
 */
export async function saveNarrative(db: Database, act: NarrativeAct & NarrativeText): Promise<number> {
	return (await transaction(db, (writer) => saveIn(writer, act))).version;
}

/** In a transaction of the caller; its identifier is null where nothing was written and nothing is. */
export async function saveIn(
	writer: Writer,
	act: NarrativeAct & NarrativeText,
): Promise<{ readonly id: number | null; readonly version: number }> {
	const sections = await openNarrative(writer, act);
	const body = cleanNote(act.body);
	const found = sections.find((one) => isSame(one, act));
	if ((found?.version ?? 0) !== act.seen) {
		// Sent a second time, or by two who wrote one and the same.
		if (found?.body === body) return found;
		throw new Conflict(found?.version ?? 0);
	}
	if (!found && body === '') return { id: null, version: 0 };
	refuseFull(sections, found, body);
	const id = found ? await change(writer, act, found, body) : await beginSection(writer, act, sections, body);
	await holdAgainstOriginal(writer, act, id, sections);
	await keepOrigin(writer, act, id);
	return { id, version: found?.body === body ? found.version : (found?.version ?? 0) + 1 };
}

/** An earlier version is what the section says again. Throws as `saveNarrative` does. */
export async function restoreNarrative(
	db: Database,
	act: NarrativeAct & OneSection & { readonly version: number },
): Promise<void> {
	const body = await transaction(db, async (writer) => {
		const section = sectionIn(await openNarrative(writer, act), act);
		return findVersion(writer, section.id, act.version);
	});
	if (body === undefined) throw new Refused('changed meanwhile');
	await saveNarrative(db, { ...act, body });
}

function refuseFull(
	sections: readonly StoredSection[],
	found: StoredSection | undefined,
	body: string,
): void {
	const { section, quarter: most } = LONGEST_NARRATIVE;
	const isLonger = body.length > (found?.body.length ?? 0);
	if (isLonger && body.length > section) {
		throw new Refused('section full', { given: body.length, most: section });
	}
	const given = sections.reduce((sum, one) => sum + (one === found ? 0 : one.body.length), body.length);
	// One that a bundle brought may be longer, and can be shortened.
	if (given > most && isLonger) throw new Refused('narrative full', { given, most });
}

async function change(
	writer: Writer,
	act: NarrativeAct & NarrativeText,
	{ id, version, body: before, section, output, language }: StoredSection,
	body: string,
): Promise<number> {
	const change = auditedChange({ body: before || null }, { body: body || null });
	if (before === body || !change) return id;
	await run(
		writer,
		`insert into narrative_version (narrative_id, version, body, changed_at, changed_by)
		select id, version, body, changed_at, changed_by from narrative where id = @id`,
		{ id },
	);
	await run(
		writer,
		`update narrative set body = @body, version = version + 1, changed_at = @now, changed_by = @personId where id = @id`,
		{ id, body, now: act.now.getTime(), personId: act.personId },
	);
	await recordNarrative(
		writer,
		act,
		'write narrative',
		{ id },
		{
			before: change.before,
			after: {
				...{ section, output, language, version: version + 1 },
				...(act.file !== undefined && { file: act.file }),
				...change.after,
			},
		},
	);
	return id;
}

/** A translation that was written says what its original says now. */
async function holdAgainstOriginal(
	writer: Writer,
	act: NarrativeText,
	id: number,
	sections: readonly StoredSection[],
): Promise<void> {
	const original = originalOf(act, sections);
	const ofVersion = original && original.id !== id ? original.version : null;
	await run(writer, `update narrative set of_version = @ofVersion where id = @id`, { id, ofVersion });
}

async function keepOrigin(
	writer: Writer,
	{ planId, takenFrom, now, personId }: NarrativeAct & NarrativeText,
	id: number,
): Promise<void> {
	if (!takenFrom) return;
	await run(
		writer,
		`insert into narrative_origin (narrative_id, partner_id, about, taken_at, taken_by)
		select @id, id, @about, @now, @personId from organisation where id = @partnerId and plan_id = @planId
		on conflict do nothing`,
		{ id, planId, ...takenFrom, now: now.getTime(), personId },
	);
}
