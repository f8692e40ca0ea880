import type { FileEdition } from '#lib/server/files/edition.ts';
import { csvLine, type Cell } from '#lib/server/files/csv.ts';
import { guardCell } from '#lib/server/files/formula.ts';
import { listToldWaves } from '#lib/server/publication/queries/toldWaves.ts';
import { RESULT_COLUMNS, resultRows } from '#lib/survey/resultRows.ts';

const COLUMNS = ['survey', 'wave', 'first_day', 'last_day', 'sampling', 'sponsor', ...RESULT_COLUMNS];

const TAGS = ['#meta+survey', '#meta+wave', '#date+start', '#date+end', '#meta+sampling', '#org+sponsor'];

/** What the quarter tells of surveys, a line each figure that is shown; null: of none. */
export async function surveysTable({ reader, scope, period }: FileEdition): Promise<string | null> {
	const lines = (await listToldWaves(reader, scope, period)).flatMap(({ survey, wave, results }) => {
		const about = [survey.code, wave.code, wave.firstDay, wave.lastDay, survey.sampling];
		return resultRows(results).map((row) => [...about, survey.method.sponsor.en, ...row]);
	});
	if (lines.length === 0) return null;
	const tags = COLUMNS.map((_, i) => TAGS[i] ?? '');
	return [COLUMNS, tags, ...lines].map((cells: readonly Cell[]) => csvLine(cells.map(guardCell))).join('');
}
