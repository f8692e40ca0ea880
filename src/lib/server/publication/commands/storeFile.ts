import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { findFile, type StoredFile } from '../queries/files.ts';

/**
 * Stores a file of a publication that has none of that name and language yet. Gives the stored one, which may be what
 * another process made meanwhile: it stands for ever.
 */
export async function storeFile(db: Database, id: number, file: StoredFile): Promise<StoredFile> {
	return transaction(db, async (writer) => {
		await run(
			writer,
			`insert into published_file (publication_id, name, language, sha256, bytes, made_at, content)
			values (@id, @name, @language, @sha256, @bytes, @madeAt, @content) on conflict do nothing`,
			{ id, ...file },
		);
		const stored = await findFile(writer, id, file.name, file.language);
		if (!stored) throw new Error(`publication ${id} was taken away while its ${file.name} was made`);
		return stored;
	});
}
