import type { PackedFigure, ReadPacked } from './packed.ts';
import { spanOf } from './reading.ts';
import { written } from './written.ts';
import { unzipped } from './zip.ts';

/** Figures of the country and of places in the workbook; its tables are in English. */
export const workbookFile: ReadPacked = (file, { year, quarter }) => {
	const parts = unzipped(file);
	const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
		([, one = '']) => written(one),
	);
	return [...parts].flatMap(([name, sheet]): PackedFigure[] => {
		if (!name.startsWith('xl/worksheets/sheet')) return [];
		const rows = [...sheet.matchAll(/<row .*?<\/row>/gs)].map(([row]) => cellsOf(row, texts));
		const at = rows.findIndex((row) => row.includes('Indicator code') && row.includes('Year to date'));
		const heads = rows[at] ?? [];
		if (at < 0 || ['Group', 'Year', 'Partner'].some((head) => heads.includes(head))) return [];
		return rows.slice(at + 1).flatMap((row) => {
			const cell = (head: string) => row[heads.indexOf(head)];
			const place = heads.includes('Place code (P-code)') ? cell('Place code (P-code)') : undefined;
			if (place === '[z]') return [];
			return [['Quarter alone', 'quarter'] as const, ['Year to date', 'year-to-date'] as const].flatMap(
				([head, window]): PackedFigure[] => {
					const value = cell(head);
					const figure = {
						indicator: cell('Indicator code') ?? '',
						span: spanOf(year, quarter, window),
						...(place !== undefined && { place }),
					};
					return value === undefined || !/^[\d.]+$/.test(value) ? [] : [[figure, Number(value)]];
				},
			);
		});
	});
};

function cellsOf(row: string, texts: readonly string[]): string[] {
	return [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, said = '', inner = '']) => {
		const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
		return said.includes('t="s"')
			? (texts[Number(value)] ?? '')
			: said.includes('t="inlineStr"')
				? written(inner)
				: value;
	});
}
