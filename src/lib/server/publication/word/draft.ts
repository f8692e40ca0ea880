/** The draft of a quarter as a Word file that may come back. Source: docs/rules.md, Narrative. */
import { addressOf } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { writeWord } from '#lib/server/files/word/write.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { OpenText } from '../editor/open.ts';
import { readLiveSource } from '../liveSource.ts';
import { listOfQuarter, openEdition } from '../queries/edition.ts';
import { listNarrative } from '../queries/narrative.ts';
import { listSections } from '../queries/sections.ts';
import { findVersion } from '../queries/versions.ts';
import { narrativeDocument } from './narrative.ts';
import { partName } from './returned.ts';

/** What a stranger will read, and by which version of which section; null: no figures were taken for a draft. */
export async function draftWord(reader: Reader, open: OpenText, origin: string): Promise<Uint8Array | null> {
	const { scope, period, act } = open;
	const { draft } = await listOfQuarter(reader, act.sectorId, act.quarter);
	if (!draft) return null;
	const stored = await listSections(reader, { sectorId: act.sectorId, ...act.quarter });
	const versions = new Map<string, string>();
	for (const { id, section, output, language, version, body } of stored) {
		const key = (text: string) => JSON.stringify([section, output, language, text]);
		versions.set(key(body), partName(id, version, 0));
		for (let earlier = version - 1; earlier > Math.max(0, version - 20); earlier--) {
			const text = await findVersion(reader, id, earlier);
			if (text !== undefined && !versions.has(key(text))) versions.set(key(text), partName(id, earlier, 0));
		}
	}
	const edition = await openDraft(reader, open);
	const address = origin + addressOf({ ...scope, edition: { ...period, segment: 'draft' } }, period);
	const document = await narrativeDocument(
		{ reader, scope: edition, period, address },
		({ section, output, language, body }, place) =>
			versions.get(JSON.stringify([section, output, language, body]))?.replace(/0$/, String(place)) ?? null,
	);
	return writeWord(document);
}

/** Live figures as the draft's file shows them; the snapshot answers nothing else afterwards. */
export async function draftSource(reader: Reader, open: OpenText): Promise<LiveSource> {
	const edition = await openDraft(reader, open);
	const texts = await listNarrative(reader, edition, open.act.quarter);
	return readLiveSource(
		reader,
		edition,
		open.act.quarter,
		texts.map(({ body }) => body),
	);
}

/** From now on the snapshot answers from the draft. */
async function openDraft(reader: Reader, { scope, act }: OpenText) {
	const all = await listOfQuarter(reader, act.sectorId, act.quarter);
	// Of a draft that was published meanwhile a file may come back all the same.
	const publication = all.draft ?? all.revisions[0] ?? absent(m.word_no_draft());
	const missing = () => absent(m.not_in_publication());
	return openEdition(reader, scope, all, { publication, segment: 'draft', missing });
}
