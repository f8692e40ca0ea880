/** What gave a figure away, for whoever mends it. */
import { writtenFigure, type Figure } from './reading.ts';
import type { World } from './world.ts';

const MOST_ADDRESSES = 3;

/** Where the figures were read that stand beside one in its equations. */
export function addressesAround({ equations, addresses, values, figures }: World, column: number): string[] {
	const own = addresses.get(column) ?? [];
	const beside = equations
		.filter(({ columns }) => columns.includes(column))
		.flatMap(({ columns }) =>
			columns.flatMap((one) => {
				const figure: Figure | undefined = figures[one];
				if (one === column || values[one] === undefined || !figure) return [];
				return (addresses.get(one) ?? []).map((address) => `${address} (${writtenFigure(figure)})`);
			}),
		);
	return [...new Set([...beside, ...own])].slice(0, MOST_ADDRESSES);
}
