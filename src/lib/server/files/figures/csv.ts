import { csvLine, type Cell } from '../csv.ts';
import type { FileEdition } from '../edition.ts';
import { guardCell } from '../formula.ts';
import { inPieces } from '../inPieces.ts';
import { citationOf, type Citation } from './citation.ts';
import { figureColumns } from './columns.ts';
import { figureRows } from './rows.ts';

const TAGS: Readonly<Record<keyof Citation, string>> = {
	plan: '#meta+plan',
	sector: '#sector+code',
	revision: '#meta+revision',
	as_of: '#date+asof',
	published_at: '#date+published',
	source: '#meta+source',
	licence: '#meta+licence',
	method: '#meta+method+url',
	address: '#meta+url',
	document: '#meta+sha256',
};

/**
 * Every figure, one a line: names, HXL tags, figures. What is said of all of them stands in each line, since lines travel
 * alone; it begins with the mark by which Excel knows UTF-8. Source: docs/exchange.md, Files of a quarter.
 */
export async function figuresCsv(edition: FileEdition): Promise<Uint8Array> {
	const columns = figureColumns(edition);
	const about = citationOf(edition);
	const names = Object.keys(about) as (keyof Citation)[];
	const isDemonstration = edition.scope.plan.demonstration;
	const same: Cell[] = [...names.map((name) => about[name]), ...(isDemonstration ? ['yes'] : [])];
	const heads = [
		[...columns.map(({ name }) => name), ...names, ...(isDemonstration ? ['demonstration'] : [])],
		[
			...columns.map(({ tag }) => tag),
			...names.map((name) => TAGS[name]),
			...(isDemonstration ? ['#meta+demonstration'] : []),
		],
	];
	const rows = await figureRows(edition);
	const lines = await inPieces(rows, (row) => lineOf([...columns.map(({ cell }) => cell(row)), ...same]));
	return new TextEncoder().encode(`\ufeff${heads.map(lineOf).join('')}${lines}`);
}

function lineOf(cells: readonly Cell[]): string {
	return csvLine(cells.map(guardCell), '\r\n');
}
