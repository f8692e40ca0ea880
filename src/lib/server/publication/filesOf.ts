/** Every file of a publication, as the page of its files lists them. */
import { fileLanguage, languagesOf, spokenIn, type FileLanguage } from '#lib/publication/fileLanguage.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { FileKind } from '#lib/server/files/kind.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { fileOf } from './fileOf.ts';
import type { AskedFile } from './openForFile.ts';
import { listFiles, type FileLabel } from './queries/files.ts';

export interface ListedFile {
	readonly name: string;
	readonly language: FileLanguage;
	/** Null: it is not made yet, or could not be. */
	readonly made: Pick<FileLabel, 'sha256' | 'bytes'> | null;
}

/** How long whoever opens the page waits for files that nobody has asked for yet. Milliseconds. */
const PATIENCE = 4000;

/**
 * The files of a publication, made where they are not there yet, as far as that takes no longer than a reader waits; the
 * rest goes on being made. Of a draft nothing is made before it is asked for.
 * @param waits told when some are not there yet
 */
export async function filesOf(
	db: Database,
	asked: Omit<AskedFile, 'language'>,
	now: Date,
	waits: () => void,
): Promise<ListedFile[]> {
	const { publication } = asked;
	const isDraft = publication.state === 'draft';
	const wanted = FILE_KINDS.filter((kind) => !isDraft || !kind.publishedOnly).flatMap((kind) =>
		languagesOf(kind.languages).map((language) => ({ kind, language })),
	);
	const list = () => snapshot(db, (reader) => listFiles(reader, publication.id));
	const isMade = (files: readonly FileLabel[], name: string, language: FileLanguage) =>
		files.find((one) => one.name === name && one.language === language);
	let made = isDraft ? [] : await list();
	const missing = isDraft ? [] : wanted.filter(({ kind, language }) => !isMade(made, kind.name, language));
	if (missing.length > 0) {
		waits();
		await Promise.race([
			makeInTurn(db, missing, asked, now),
			new Promise((go) => setTimeout(go, PATIENCE).unref()),
		]);
		made = await list();
	}
	return wanted.map(({ kind, language }) => {
		const found = isMade(made, kind.name, fileLanguage(kind.languages, spokenIn(language)));
		return { name: kind.name, language, made: found ? { sha256: found.sha256, bytes: found.bytes } : null };
	});
}

/** One after the other: all at once would leave whoever asks for a file itself no room in the queue. */
async function makeInTurn(
	db: Database,
	missing: readonly { readonly kind: FileKind; readonly language: FileLanguage }[],
	asked: Omit<AskedFile, 'language'>,
	now: Date,
): Promise<void> {
	for (const { kind, language } of missing)
		// One that cannot be made says so at its own address.
		await fileOf(db, kind, { ...asked, language: spokenIn(language) }, now).catch(() => undefined);
}
