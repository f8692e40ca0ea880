import { csvLines } from './csv.ts';
import type { PackedFigure, ReadPacked } from './packed.ts';
import { spanOf } from './reading.ts';
import { unzipped } from './zip.ts';

/** Cells of the quarter alone, in the bundle. */
export const bundleFile: ReadPacked = (file, _, { country }) =>
	csvLines(unzipped(file).get('reports.csv') ?? '').flatMap((line): PackedFigure[] => {
		const at = (name: string) => line.get(name) ?? '';
		const groups = ['sex', 'age', 'cohort', 'disability'].filter((name) => at(name) !== '');
		const [dimension] = groups;
		if (groups.length > 1 || at('value') === '' || (dimension !== undefined && at('partner') !== ''))
			return [];
		const part =
			at('partner') === ''
				? dimension === undefined
					? 'total'
					: `${dimension}:${at(dimension)}`
				: `partner:${at('partner')}`;
		const span = spanOf(Number(at('year')), Number(/\d/.exec(at('quarter'))?.[0]), 'quarter');
		const place = at('place') || (at('partner') === '' ? country : '');
		return [[{ indicator: at('indicator'), part, place, span }, Number(at('value'))]];
	});
