/** The files of publications, as they are stored. */
import type { FileLanguage } from '#lib/publication/fileLanguage.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';

/** A file without its bytes. */
export interface FileLabel {
	readonly name: string;
	readonly language: FileLanguage;
	/** Hexadecimal, of the bytes as they are sent. */
	readonly sha256: string;
	readonly bytes: number;
	/** Milliseconds. */
	readonly madeAt: number;
}

export interface StoredFile extends FileLabel {
	/** The bytes packed by gzip, as base64. */
	readonly content: string;
}

const LABEL = 'name, language, sha256, bytes, made_at as "madeAt"';

/** Undefined: it was not made yet. */
export async function findFile(
	reader: Reader,
	id: number,
	name: string,
	language: FileLanguage,
): Promise<StoredFile | undefined> {
	const [found] = await rows<StoredFile>(
		aside(reader),
		`select ${LABEL}, content from published_file where publication_id = @id and name = @name and language = @language`,
		{ id, name, language },
	);
	return found;
}

/** Those of a publication that were made, in the order of their names. */
export async function listFiles(reader: Reader, id: number): Promise<FileLabel[]> {
	return rows<FileLabel>(
		aside(reader),
		`select ${LABEL} from published_file where publication_id = @id order by name, language`,
		{ id },
	);
}
