import { csvLines } from './csv.ts';
import { figureLinesSeen } from './figuresFile.ts';
import type { Reading, Seen } from './reading.ts';

/** The lines of `figures.json`, in `figures.csv`. */
export function readFiguresCsv(text: string, address: string, reading: Reading): Seen[] {
	const lines = csvLines(text).map((line) => {
		const at = (column: string) => line.get(column) || null;
		return {
			...{ year: Number(at('year')), quarter: Number(at('quarter')?.slice(1)), window: at('window') ?? '' },
			...{ figure: at('figure') ?? '', indicator: at('indicator'), partner: at('partner') },
			...{ place_level: Number(at('place_level')), place: at('place'), dimension: at('dimension') },
			...{
				group: at('group'),
				unit: at('unit') ?? '',
				value: at('value') === null ? null : Number(at('value')),
			},
			conf_status: at('conf_status') === 'C' ? ('C' as const) : ('F' as const),
		};
	});
	return figureLinesSeen(lines, address, reading);
}
