import type { Language } from '#lib/plan/text.ts';
import type { SectionKey } from '#lib/publication/sections.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readLiveSource } from '../liveSource.ts';
import { renderNarrative } from '../renderNarrative.ts';
import type { OpenText } from './open.ts';

/** A text as its page shows it, with what is wrong said in its place. */
export async function previewOf(
	reader: Reader,
	{ scope, act }: OpenText,
	text: SectionKey & { readonly language: Language; readonly body: string },
): Promise<string> {
	const source = await readLiveSource(reader, scope, act.quarter, [text.body]);
	return renderNarrative([text], { source, forEditors: true })[0]?.html ?? '';
}
