import type { PackedFigure, ReadPacked } from './packed.ts';
import { spanOf } from './reading.ts';
import { countIn, written } from './written.ts';
import { unzipped } from './zip.ts';

/** Tables of figures to date: the name ends with its code, isolated, and the figure stands beside it. */
export const wordFile: ReadPacked = (file, { year, quarter }) => {
	const text = unzipped(file).get('word/document.xml') ?? '';
	return [...text.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].flatMap(([row]): PackedFigure[] => {
		const [named = '', figure = ''] = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
		const code = /\u2068([^\u2068\u2069<]+)\u2069/.exec(named.replaceAll(/<[^>]*>/g, ''))?.[1];
		const value = countIn(written(figure));
		return code === undefined || value === undefined
			? []
			: [[{ indicator: code, span: spanOf(year, quarter, 'year-to-date') }, value]];
	});
};
