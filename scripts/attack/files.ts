/** Reads the files of a publication. */
import { readFiguresCsv } from './figuresCsv.ts';
import { readFiguresFile } from './figuresFile.ts';
import type { Get, Published } from './fetched.ts';
import { PACKED } from './packedFiles.ts';
import { spanOf, type Figure, type Reading, type Seen } from './reading.ts';

/** @param pages address of the publication's pages */
export async function readFiles(
	get: Get,
	pages: string,
	{ year, quarter }: Published,
	reading: Reading,
): Promise<Seen[]> {
	const seen: Seen[] = [];
	for (const [name, read] of [
		['figures.json', readFiguresFile],
		['figures.csv', readFiguresCsv],
	] as const) {
		const address = `${pages}/files/${name}`;
		const text = await get(address);
		if (text !== undefined) seen.push(...read(text, address, reading));
	}
	for (const [name, read] of Object.entries(PACKED)) {
		const address = `${pages}/files/${name}`;
		const text = await get(address);
		if (text === undefined) continue;
		for (const [figure, value] of await read(Buffer.from(text, 'latin1'), { year, quarter }, reading)) {
			const span = spanOf(year, quarter, 'year-to-date');
			const whole: Figure = { indicator: '', part: 'total', place: reading.country, span, ...figure };
			const its = reading.indicators.get(whole.indicator);
			if (its && !its.isFraction) seen.push({ figure: whole, value, address });
		}
	}
	return seen;
}
