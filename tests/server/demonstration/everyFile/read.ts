/** The files of a publication, each read by a program that is not ours. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Language } from '#lib/plan/text.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import type { AskedFile } from '#lib/server/publication/openForFile.ts';
import { PYTHON } from '../../../../scripts/setup/openpyxl.ts';

type Cell = string | number | null;
export type Line = Readonly<Record<string, string>>;

/** What `readFiles.py` prints. */
export interface PublicationFiles {
	readonly csv: readonly Line[];
	readonly json: { readonly figures: readonly Readonly<Record<string, Cell>>[] };
	readonly sheets: readonly {
		readonly tables: readonly { readonly name: string; readonly rows: readonly Cell[][] }[];
	}[];
	readonly bundle: { readonly reports: readonly Line[]; readonly texts: Readonly<Record<string, string>> };
	readonly package: { readonly resources: readonly { readonly path: string }[] };
}

export interface EveryFile {
	readonly read: PublicationFiles;
	readonly bytes: ReadonlyMap<string, Uint8Array>;
}

const READER = join(import.meta.dirname, '../../publication/readFiles.py');

/** @param folder where they may lie */
export async function everyFile(
	db: Database,
	asked: Omit<AskedFile, 'origin' | 'language'>,
	language: Language,
	folder: string,
): Promise<EveryFile> {
	const bytes = new Map<string, Uint8Array>();
	mkdirSync(folder);
	for (const kind of FILE_KINDS) {
		const question = { ...asked, language, origin: 'https://example.org' };
		const { content } = await fileOf(db, kind, question, new Date('2024-05-07T08:00:00Z'));
		bytes.set(kind.name, gunzipSync(Buffer.from(content, 'base64')));
		writeFileSync(join(folder, kind.name), bytes.get(kind.name) ?? '');
	}

	const printed = execFileSync(PYTHON, [READER, folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
	return { read: JSON.parse(printed) as PublicationFiles, bytes };
}
