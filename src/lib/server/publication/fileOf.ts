/** A file of a publication: stored, or made now. Source: docs/rules.md, Files of a quarter. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { fileLanguage, spokenIn } from '#lib/publication/fileLanguage.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { FileKind } from '#lib/server/files/kind.ts';
import { gateOf } from '#lib/server/files/gate.ts';
import { speaking } from '#lib/server/files/speaking.ts';
import { storeFile } from './commands/storeFile.ts';
import { openForFile, type AskedFile } from './openForFile.ts';
import { findFile, type StoredFile } from './queries/files.ts';

/** Thrown when too many others are being made: in a moment it is there. */
export class FilesBusy extends Error {
	override readonly name = 'FilesBusy';
}

/** Files that are made at the same time, and that wait for their turn. */
const AT_ONCE = 2;
const WAITING = 60;
/** A larger one is a fault of its maker. */
const MOST_BYTES = 256 * 2 ** 20;

const gate = gateOf(AT_ONCE, WAITING, () => new FilesBusy());
const underWay = new WeakMap<Database, Map<string, Promise<StoredFile>>>();
const packed = promisify(gzip);

/**
 * The file. A published one is made once, whoever asks at the same time, and is stored; a draft's is made anew. Throws
 * FilesBusy, and what its maker throws.
 * @param waits told when it is not there yet, and has to be waited for
 */
export async function fileOf(
	db: Database,
	kind: FileKind,
	asked: AskedFile,
	now: Date,
	waits: () => void = () => undefined,
): Promise<StoredFile> {
	const { id, state, contentHash } = asked.publication;
	const language = fileLanguage(kind.languages, asked.language);
	const stored = () => snapshot(db, (reader) => findFile(reader, id, kind.name, language));
	const found = await stored();
	if (found) return found;
	waits();
	const making = underWay.get(db) ?? new Map<string, Promise<StoredFile>>();
	underWay.set(db, making);
	const key = JSON.stringify([id, state, contentHash, kind.name, language]);
	const known = making.get(key);
	if (known) return known;
	const makeNow = async () => {
		// Whoever made it may have stored it and left since it was looked for.
		const meanwhile = state === 'draft' ? undefined : await stored();
		if (meanwhile) return meanwhile;
		const bytes = await make(db, kind, { ...asked, language: spokenIn(language) });
		const file = await labelled(bytes, kind, asked, now);
		return state === 'draft' ? file : storeFile(db, id, file);
	};
	const made = gate.enter(makeNow).finally(() => making.delete(key));
	making.set(key, made);
	return made;
}

function make(db: Database, kind: FileKind, asked: AskedFile): Promise<Uint8Array> {
	return speaking(asked.language, () =>
		snapshot(db, async (reader) => kind.make(await openForFile(reader, asked), asked.language)),
	);
}

async function labelled(
	bytes: Uint8Array,
	{ name, languages }: FileKind,
	{ language }: AskedFile,
	now: Date,
): Promise<StoredFile> {
	if (bytes.byteLength === 0 || bytes.byteLength > MOST_BYTES)
		throw new Error(`${name} has ${bytes.byteLength} bytes`);
	return {
		name,
		language: fileLanguage(languages, language),
		sha256: createHash('sha256').update(bytes).digest('hex'),
		bytes: bytes.byteLength,
		madeAt: now.getTime(),
		content: (await packed(bytes)).toString('base64'),
	};
}
