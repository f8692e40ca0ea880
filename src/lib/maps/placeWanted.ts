import type { Unit } from '#lib/figures/unit.ts';
import { directed, isolated, plain } from '#lib/i18n/locale.ts';
import { formatShort } from '#lib/i18n/number.ts';
import { figureIn, LETTER, RING, type Circle } from './circles.ts';
import type { Wanted } from './names.ts';

/** Pixels of a name's letters. */
const SIZE = 11;

interface Look {
	/** Of the drawing, for a pixel. */
	readonly unit: number;
	readonly figureUnit: Unit;
	readonly at: Wanted['at'];
}

/** Behind an Arabic name a percentage would lose its sign to the other side. */
function besideName(name: string, figure: string, unit: Unit): string {
	return unit === 'percent' ? directed(`${name} ${isolated(figure)}`) : `${name} ${figure}`;
}

/** The names of places, each with the figure that its circle is too small for. */
export function placeWanted(circles: readonly Circle[], { unit, figureUnit, at }: Look): Wanted[] {
	return circles.map((circle) => {
		const name = plain(circle.name);
		const isTold = at !== 'beside' || figureIn(circle, figureUnit) !== undefined;
		return {
			key: circle.place,
			text: isTold ? name : besideName(name, formatShort(circle.value, figureUnit), figureUnit),
			...{ x: circle.x, y: circle.y, at, size: SIZE * unit },
			radius: (at === 'beside' ? circle.radius || RING : LETTER / 2) * unit,
		};
	});
}
