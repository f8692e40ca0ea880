import { writeWord } from '#lib/server/files/word/write.ts';
import { narrativeDocument, type WordSource } from './narrative.ts';

/** `narrative.docx` of a publication, in the language of the request. Source: docs/rules.md, Publication. */
export async function narrativeFile(edition: WordSource): Promise<Uint8Array> {
	return writeWord(await narrativeDocument(edition));
}
