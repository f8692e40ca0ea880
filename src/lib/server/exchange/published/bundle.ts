/** The bundle of a publication: its figures as cells, and no partner's rows. Source: docs/exchange.md, Files of a quarter. */
import type { FileEdition } from '#lib/server/files/edition.ts';
import { packedZip } from '#lib/server/files/spreadsheet/pack.ts';
import { listNarrative } from '#lib/server/publication/queries/narrative.ts';
import { writeSection } from '../write/plan.ts';
import { fundingTable, reportsTable } from './cells.ts';
import { planOfCells } from './plan.ts';
import { surveysTable } from './surveys.ts';
import { frameworkTable, organisationsTable, periodsTable, placesTable, targetsTable } from './tables.ts';

/** One for all languages: names stand in each that they have. */
export async function publishedBundle(edition: FileEdition): Promise<Uint8Array> {
	const { reader, scope, period } = edition;
	const files = new Map<string, string>([
		['plan.json', planOfCells(edition)],
		['organisations.csv', await organisationsTable(edition)],
		['places.csv', await placesTable(edition)],
		['framework.csv', await frameworkTable(edition)],
		['targets.csv', await targetsTable(edition)],
		['periods.csv', periodsTable(edition)],
		['reports.csv', await reportsTable(edition)],
		['funding.csv', await fundingTable(edition)],
	]);
	const surveys = await surveysTable(edition);
	if (surveys !== null) files.set('surveys.csv', surveys);
	const narrative = await listNarrative(reader, scope, period);
	for (const [at, section] of narrative.entries()) {
		const { year, quarter } = period;
		const slug = [String(at + 1).padStart(3, '0'), section.section, section.language].join('-');
		files.set(`narrative/${slug}.md`, writeSection({ ...section, slug, year, quarter }));
	}
	const bytes = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
	return packedZip(bytes);
}
