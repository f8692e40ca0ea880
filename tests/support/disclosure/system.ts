/** Small systems by hand. */
import { needOf, type Need } from '#lib/disclosure/system/need.ts';
import { systemOf, type SystemCell, type System } from '#lib/disclosure/system/system.ts';

type Given = Partial<Omit<SystemCell, 'value' | 'key' | 'shares'>> & {
	readonly value: number;
	/** What partners have of it, by their number. */
	readonly of?: Readonly<Record<number, number>>;
};

/** A cell of up to `need.span` − 1 people is primary, where nothing else is said. */
export function systemFrom(
	cells: Readonly<Record<string, number | Given>>,
	sums: Readonly<Record<string, readonly string[]>>,
	need: Need = needOf(5),
): { readonly system: System; readonly at: (...keys: string[]) => number[] } {
	const keys = Object.keys(cells);
	const at = (...wanted: string[]) => wanted.map((key) => keys.indexOf(key));
	const made = Object.entries(cells).map(([key, given]): SystemCell => {
		const { of = {}, ...its } = typeof given === 'number' ? { value: given } : given;
		return {
			key,
			lowest: 0,
			printed: true,
			primary: its.value >= 1 && its.value < need.span,
			weight: Math.log1p(its.value) || Infinity,
			need,
			partner: null,
			lines: [],
			shares: Object.entries(of).map(([partner, value]) => ({ partner: Number(partner), value })),
			...its,
		};
	});
	const equations = Object.entries(sums).map(([whole, parts]) => ({
		cells: at(whole, ...parts),
		coefficients: [-1, ...parts.map(() => 1)],
	}));
	return { system: systemOf(made, equations), at };
}
