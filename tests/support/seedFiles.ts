/** The files of the demonstration bundle, read as text: what a test says of them does not go through the import. */
import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SEED = join(import.meta.dirname, '../../db/seed/lrp-2024');

export type CsvRecord = Record<string, string>;

export function readSeedText(file: string): string {
	return readFileSync(join(SEED, file), 'utf8');
}

export function readSeedCsv(file: string): CsvRecord[] {
	return parse<CsvRecord>(readSeedText(file), { columns: true });
}

/** Paths of all files of the bundle, relative to it. */
export function listSeedFiles(): string[] {
	return readdirSync(SEED, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(SEED.length + 1))
		.sort();
}

export interface SeedSection {
	readonly file: string;
	readonly year: string;
	readonly section: string;
	readonly output: string;
	readonly language: string;
	readonly body: string;
}

export function listSeedSections(): SeedSection[] {
	return listSeedFiles()
		.filter((file) => file.endsWith('.md'))
		.map((file) => {
			const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readSeedText(file)) ?? [];
			const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(head)?.[1] ?? '';
			return {
				file,
				year: field('year'),
				section: field('section'),
				output: field('output'),
				language: field('language'),
				body: body.trim(),
			};
		});
}

/** The numbers of a text as its signs say them, thousands joined, from 20 up: smaller ones are written as words. */
export function numbersIn(text: string): number[] {
	return [...text.matchAll(/\d+(?:[.,\u202f]\d+)*/g)]
		.map(([number]) =>
			number
				.replaceAll('\u202f', '')
				.replace(/,(?=\d{3}(?!\d))/g, '')
				.replace(',', '.'),
		)
		.map(Number)
		.filter((number) => number >= 20)
		.sort((a, b) => a - b);
}
