import type { Figure, Reading } from './reading.ts';

export type PackedFigure = readonly [figure: Partial<Figure>, value: number];
interface OfQuarter {
	readonly year: number;
	readonly quarter: number;
}
export type ReadPacked = (
	file: Buffer,
	quarter: OfQuarter,
	reading: Reading,
) => PackedFigure[] | Promise<PackedFigure[]>;
