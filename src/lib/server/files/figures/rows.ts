/** Every figure of a publication that is in its data files, in one order. Each answer is one that its pages give too. */
import { publishedKey, withStatus, type PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { WINDOWS } from '#lib/plan/quarter.ts';
import type { FileEdition } from '../edition.ts';
import { groupsAtPlaces, indicatorRows } from './ofIndicators.ts';
import { moneyRows, peopleRows, reportRows } from './ofSector.ts';
import { partnerRows } from './ofPartners.ts';
import { placeFigureRows } from './ofPlaces.ts';
import { seriesRows } from './ofSeries.ts';

/** In the framework's order; the same publication gives the same rows. */
export async function figureRows(edition: FileEdition): Promise<PublishedFigure[]> {
	const before = edition.before && (await readRows(edition.before));
	const known = {
		isProvisional: edition.isProvisional,
		before: before && new Map(before.map((row) => [publishedKey(row), row])),
	};
	return (await readRows(edition)).map((row) => withStatus(row, known));
}

async function readRows(edition: FileEdition): Promise<PublishedFigure[]> {
	const found = [await reportRows(edition)];
	for (const window of WINDOWS) {
		found.push(
			await peopleRows(edition, window),
			await indicatorRows(edition, window),
			await placeFigureRows(edition, window),
			await groupsAtPlaces(edition, window),
		);
	}
	found.push(await seriesRows(edition), await partnerRows(edition), await moneyRows(edition));
	return found.flat();
}
