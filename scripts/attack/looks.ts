/** What is seen on each drawing of a publication. */
import { drawingLabel, drawnRows, toldBy } from './drawing.ts';
import type { Drawing, DrawingName } from './drawingsAsked.ts';
import { lookAtMap } from './lookAtMap.ts';
import { spanOf, type Figure, type Reading, type Span } from './reading.ts';
import { countIn } from './written.ts';

type Looked = readonly (readonly [figure: Partial<Figure>, value: number | undefined])[];
type Look = (svg: string, drawing: Drawing, reading: Reading, span: Span) => Looked;

export const LOOKS: Readonly<Record<DrawingName, Look>> = {
	...{ progress, people: groups, groups, where, quarters: series, 'year-to-date': series, map: lookAtMap },
};

/** Codes end the names of indicators. */
function progress(svg: string, _: Drawing, { indicators }: Reading): Looked {
	return drawnRows(svg).map(({ name, words: [figure] }) => {
		const code = name.split(' ').at(-1) ?? '';
		return [{ indicator: indicators.has(code) ? code : '' }, countIn(figure)];
	});
}

/** A dimension's name stands alone above its groups. What is not said of one stands below them. */
function groups(svg: string, _: Drawing, { names }: Reading): Looked {
	let dimension = '';
	const rows = drawnRows(svg);
	return rows.flatMap((row) => {
		const { name, words } = row;
		if (words.length === 0) dimension = '';
		const group = [...names].find(([key, one]) => one === name && key.includes(':'))?.[0];
		if (group !== undefined) dimension = group.slice(0, group.indexOf(':') + 1);
		const part = group ?? (dimension !== '' && /^not /i.test(name) ? `${dimension}?` : '');
		return part === '' ? [] : [[{ part }, toldBy(row, rows)] as const];
	});
}

/** A place with the one that it lies in. */
function where(svg: string, { level }: Drawing, { names, places }: Reading): Looked {
	const own = new Map(
		[...places].flatMap(([pcode, place]) => {
			const within = names.get(place.parent ?? '');
			const name = names.get(pcode) ?? '';
			return place.level === level ? [[within === undefined ? name : `${name} · ${within}`, pcode]] : [];
		}),
	);
	const rows = drawnRows(svg);
	return rows.flatMap((row) => {
		const place = own.get(row.name);
		return place === undefined ? [] : [[{ place }, toldBy(row, rows)] as const];
	});
}

function series(svg: string, { of }: Drawing): Looked {
	const window = of === 'quarters' ? 'quarter' : 'year-to-date';
	return [...drawingLabel(svg).matchAll(/Q([1-4]) (\d{4}): (\d[\d,]*\d|\d)(?![\d.])/g)].map(
		([, quarter, year, figure]) => [{ span: spanOf(Number(year), Number(quarter), window) }, countIn(figure)],
	);
}
