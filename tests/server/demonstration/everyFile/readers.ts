import type { Language } from '#lib/plan/text.ts';
import { bundle, csv, json, workbook } from './dataFiles.ts';
import { paper, word } from './papers.ts';
import type { EveryFile } from './read.ts';
import { letters, type Given, type Sayings } from './said.ts';

/** By the name of the file: a new one fails in `everyFile.test.ts` until it stands here. */
export const READERS: Readonly<Record<string, (given: Given) => Sayings | Promise<Sayings>>> = {
	'dashboard.pdf': paper,
	'narrative.docx': word,
	'figures.xlsx': workbook,
	'figures.csv': csv,
	'figures.json': json,
	'bundle.zip': bundle,
	// It names the others, and has no figure.
	'datapackage.json': () => new Map(),
};

/** What one of the files says, to whoever knows codes and the names of municipalities. */
export async function saidBy(name: string, language: Language, { read, bytes }: EveryFile): Promise<Sayings> {
	const lines = read.csv.filter(({ place_level, place }) => place_level === '3' && place !== '');
	const places = new Map(lines.map(({ place = '', place_name = '' }) => [letters(place_name), place]));
	const codes = new Set(read.csv.flatMap(({ indicator = '' }) => (indicator === '' ? [] : [indicator])));
	const given = { ...read, bytes: bytes.get(name) ?? new Uint8Array(), language, codes, places };
	return READERS[name]?.(given) ?? new Map<string, never>();
}
