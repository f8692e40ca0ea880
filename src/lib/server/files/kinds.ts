/** The files of a published quarter: the one table. A line more is a file more, with its address, store, hash and page. */
import { publishedBundle } from '#lib/server/exchange/index.ts';
import { narrativeFile } from '#lib/server/publication/index.ts';
import { figuresCsv } from './figures/csv.ts';
import { dataPackage } from './figures/dataPackage.ts';
import { figuresJson } from './figures/json.ts';
import { figuresXlsx } from './figures/xlsx.ts';
import type { FileKind } from './kind.ts';
import { dashboardPdf } from './paper/index.ts';

/** In the order in which the page of files lists them. What each is good for: `src/lib/publication/words/file.ts`. */
export const FILE_KINDS: readonly FileKind[] = [
	{ name: 'dashboard.pdf', type: 'application/pdf', languages: 'each', make: dashboardPdf },
	{
		name: 'narrative.docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		languages: 'each',
		make: narrativeFile,
	},
	{
		name: 'figures.xlsx',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		languages: 'each',
		make: figuresXlsx,
	},
	{ name: 'figures.csv', type: 'text/csv; charset=utf-8', languages: 'each', make: figuresCsv },
	{ name: 'figures.json', type: 'application/json; charset=utf-8', languages: 'one', make: figuresJson },
	{ name: 'bundle.zip', type: 'application/zip', languages: 'one', make: publishedBundle },
	{
		name: 'datapackage.json',
		type: 'application/json; charset=utf-8',
		languages: 'one',
		publishedOnly: true,
		make: (edition) => dataPackage(edition, FILE_KINDS),
	},
];

/** Undefined: there is no such file. */
export function fileKind(name: string): FileKind | undefined {
	return FILE_KINDS.find((kind) => kind.name === name);
}
