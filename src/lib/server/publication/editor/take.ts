/** A partner's words are taken over into a section, their origin kept. Source: docs/rules.md, Narrative. */
import { z } from 'zod';
import { WORDS } from '#lib/report/outputWords.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import type { NarrativeText } from '../commands/saveNarrative.ts';
import { listPartnerWords } from '../queries/partnerWords.ts';
import type { OpenText } from './open.ts';

const named = z.tuple([z.number().int(), z.enum(WORDS), z.string()]);

/**
 * The text with the words behind it. Throws Refused where the partner does not say them any more.
 * @param id of the words, as the page named them
 */
export async function withWords(
	reader: Reader,
	{ scope, act }: OpenText,
	text: NarrativeText,
	id: string,
): Promise<NarrativeText> {
	const [partnerId, about, output] = readName(id);
	const key = { sectorId: act.sectorId, ...act.quarter };
	const asked = { ...key, output, language: scope.language, abouts: [about] };
	const words = (await listPartnerWords(reader, asked)).find((one) => one.partnerId === partnerId);
	if (!words) throw new Refused('changed meanwhile');
	const body = [text.body.trimEnd(), words.body].filter((part) => part !== '').join('\n\n');
	return { ...text, body, takenFrom: { partnerId, about } };
}

function readName(id: string): z.output<typeof named> {
	try {
		return named.parse(JSON.parse(id));
	} catch (cause) {
		if (cause instanceof z.ZodError || cause instanceof SyntaxError) throw new Refused('changed meanwhile');
		throw cause;
	}
}
