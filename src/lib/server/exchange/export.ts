/** A sector of a plan as a bundle: the same data always gives the same bytes. Source: docs/exchange.md, Bundle. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Reader } from '#lib/server/database/driver.ts';
import { eachReportRow, listUsedColumns } from '#lib/server/exchange/queries/bundle/eachReportRow.ts';
import { loadSector, loadShared, type Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import type { Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { TABLES, type TableName } from '#lib/server/exchange/csv/columns.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { getTopology, listLayers } from '#lib/server/places/queries/geometry.ts';
import { isBoundaryFile, layerFileName } from '#lib/server/exchange/boundaries/bundle.ts';
import { writeKept } from '#lib/server/exchange/boundaries/kept.ts';
import { writePlan, writeSection } from '#lib/server/exchange/write/plan.ts';
import { reportLines } from '#lib/server/exchange/write/reports.ts';
import { writeTables } from '#lib/server/exchange/write/tables.ts';

/** Thrown when there is no such plan or sector: the message says what there is. */
export class ExportError extends Error {
	override readonly name = 'ExportError';
}

const LINES_AT_ONCE = 500;

/**
 * Writes the bundle into a folder, which is made where needed; files of an earlier export in it are replaced.
 * Everything is in it, drafts and notes too: it is for administrators, not for the public.
 * @param sectorCode needed when the plan has several sectors: a bundle is one
 */
export async function exportBundle(
	reader: Reader,
	planCode: string,
	dir: string,
	sectorCode?: string,
): Promise<{ sector: string }> {
	const shared = await loadShared(reader, planCode);
	if (!shared) throw new ExportError(`There is no plan ${planCode} in this database.`);
	const { id, ...sector } = chooseSector(shared, sectorCode);
	const reference: Reference = {
		...without(shared, 'planId', 'sectors'),
		sector,
		...(await loadSector(reader, shared, sector.code)),
	};
	for (const folder of ['narrative', 'boundaries']) await mkdir(join(dir, folder), { recursive: true });
	await writeFile(join(dir, 'plan.json'), writePlan(reference));
	const tables = writeTables(reference);
	for (const [name, text] of tables) await writeFile(join(dir, name), text);
	// A file that is no longer written would come back with the next import.
	for (const name of Object.keys(TABLES).filter(
		(one) => one !== 'reports.csv' && !tables.has(one as TableName),
	))
		await rm(join(dir, name), { force: true });
	await writeNarrative(join(dir, 'narrative'), reference);
	await writeLayers(reader, shared.planId, join(dir, 'boundaries'));
	const used = await listUsedColumns(reader, id);
	const lines = Readable.from(batches(reportLines(eachReportRow(reader, id), used)));
	await pipeline(lines, createWriteStream(join(dir, 'reports.csv')));
	return { sector: sector.code };
}

function chooseSector({ sectors, plan }: Shared, code: string | undefined): Shared['sectors'][number] {
	const codes = sectors.map((sector) => sector.code).join(', ');
	const found =
		code === undefined && sectors.length === 1 ? sectors[0] : sectors.find((sector) => sector.code === code);
	if (found) return found;
	const what = code === undefined ? `${plan.code} has several sectors` : `${plan.code} has no sector ${code}`;
	throw new ExportError(`${what}: give one of them by --sector (${codes}).`);
}

/** Sections that are no longer there would come back with the next import. */
async function writeNarrative(dir: string, { narrative }: Reference): Promise<void> {
	for (const name of await readdir(dir)) if (name.endsWith('.md')) await rm(join(dir, name));
	// What was taken out is kept here, and no file says nothing.
	for (const row of narrative.filter(({ body }) => body !== ''))
		await writeFile(join(dir, `${row.slug}.md`), writeSection(row));
}

/** The shapes of every level that has its own, just as they are stored. */
async function writeLayers(reader: Reader, planId: number, dir: string): Promise<void> {
	for (const name of await readdir(dir)) {
		if (isBoundaryFile(`boundaries/${name}`)) await rm(join(dir, name));
	}
	for (const { level } of await listLayers(reader, planId)) {
		const topology = await getTopology(reader, planId, level);
		if (topology !== undefined) await writeFile(join(dir, layerFileName(level)), writeKept(topology));
	}
}

async function* batches(lines: AsyncIterable<string>): AsyncGenerator<string> {
	let batch: string[] = [];
	for await (const line of lines) {
		batch.push(line);
		if (batch.length < LINES_AT_ONCE) continue;
		yield batch.join('');
		batch = [];
	}
	yield batch.join('');
}
