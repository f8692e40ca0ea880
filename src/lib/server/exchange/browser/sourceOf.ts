/** A kept file as a bundle, with the way back to the rows that were sent. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadeCode } from '#lib/exchange/found.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { convertExport, type ConvertedExport } from '#lib/server/exchange/activityInfo/convertExport.ts';
import { exportText } from '#lib/server/exchange/activityInfo/packed.ts';
import { placeOfImport, type StoredImport } from '#lib/server/exchange/queries/imports.ts';
import type { BundleIssue } from '#lib/server/exchange/issue.ts';
import { cellNamer } from '#lib/server/exchange/sent/byName.ts';
import { canonicalOf } from '#lib/server/exchange/sent/canonical.ts';
import { unpackSent } from '#lib/server/exchange/sent/pack.ts';
import type { SentRow } from '#lib/server/exchange/sent/table.ts';
import { sourceAround } from '#lib/server/exchange/source/around.ts';
import { openSource } from '#lib/server/exchange/source/open.ts';
import { SourceError, type Source } from '#lib/server/exchange/source/source.ts';

export interface OpenedImport {
	readonly source: Source;
	readonly plan: string;
	readonly sector: string | null;
	/** Null: a bundle, whose faults stand where they stand. */
	readonly table: {
		readonly mapping: Mapping;
		readonly rows: readonly SentRow[];
		readonly positions: ReadonlyMap<number, number>;
	} | null;
	/** Null: it is no export of ActivityInfo. */
	readonly export: ConvertedExport | null;
	/** What is wrong with cells that name something. */
	readonly told: readonly BundleIssue[];
	/** Codes that organisations got which came without one. */
	readonly made: readonly MadeCode[];
}

/** Does work with what was kept. Throws SourceError where it is no bundle. */
export async function withKept<T>(
	reader: Reader,
	kept: StoredImport,
	work: (opened: OpenedImport) => Promise<T>,
): Promise<T> {
	const place = await placeOfImport(reader, kept);
	if (!place) throw new SourceError('The plan of this import is no longer there.');
	const asked = { plan: place.plan, sector: place.sector ?? '' };
	if (kept.sentAs === 'activityinfo') {
		const text = await exportText(unpackSent(kept.content), kept.file);
		const converted = await convertExport(reader, text, asked);
		const texts = new Map([['reports.csv', converted.converted.text]]);
		const source = await sourceAround(reader, asked, texts);
		return work({ source, ...place, table: null, export: converted, told: [], made: [] });
	}
	const none = { table: null, export: null, told: [], made: [] };
	if (kept.mapping === null) return withBundle(kept, (source) => work({ source, ...place, ...none }));
	const mapping = JSON.parse(kept.mapping) as Mapping;
	const sent = JSON.parse(unpackSent(kept.content).toString()) as SentRow[];
	const { name, ...found } = await cellNamer(reader, asked, mapping, sent);
	const { text, positions } = canonicalOf(sent, mapping, name);
	const source = await sourceAround(reader, asked, new Map([[mapping.file, text]]));
	return work({ source, ...place, table: { mapping, rows: sent, positions }, export: null, ...found });
}

/** A .zip is read from its end: it lies in a folder of its own meanwhile. */
async function withBundle<T>({ content }: StoredImport, work: (source: Source) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'masar-import-'));
	try {
		const path = join(folder, 'bundle.zip');
		await writeFile(path, unpackSent(content));
		const source = await openSource(path);
		try {
			return await work(source);
		} finally {
			source.close();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
