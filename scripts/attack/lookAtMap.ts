import { circlesIn } from './drawing.ts';
import type { Drawing } from './drawingsAsked.ts';
import { askedKey, type Figure, type Reading, type Span } from './reading.ts';

/** Areas of circles are figures: whoever knows one circle's reads off the others. Of interest are those that stand nowhere. */
export function lookAtMap(
	svg: string,
	{ indicator }: Drawing,
	{ seen }: Reading,
	span: Span,
): [figure: Pick<Figure, 'place'>, value: number][] {
	const circles = circlesIn(svg);
	const told = new Map(seen.map(({ figure, value }) => [askedKey(figure), value]));
	const valueOf = (place: string) => told.get(askedKey({ indicator, part: 'total', place, span }));
	const [[place, radius] = ['', 1]] = [...circles]
		.filter(([one]) => (valueOf(one) ?? 0) > 0)
		.toSorted(([, a], [, b]) => b - a);
	const known = valueOf(place) ?? 0;
	return [...circles].flatMap(([one, its]) =>
		valueOf(one) === null ? [[{ place: one }, Math.round(known * (its / radius) ** 2)]] : [],
	);
}
