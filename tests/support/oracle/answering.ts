import { sumOf, type Counted, type OracleCell, type OracleDimension } from './model.ts';

/**
 * Of the breakdowns that have the dimension the one with the largest sum; of equal ones, the one with the fewest
 * dimensions.
 */
export function answering(activity: Counted, dimension: OracleDimension): readonly OracleCell[] | undefined {
	const having = activity.breakdowns.filter(([cell]) => cell?.groups[dimension] !== undefined);
	const width = ([cell]: readonly OracleCell[]) => Object.keys(cell?.groups ?? {}).length;
	return [...having].sort((a, b) => sumOf(b) - sumOf(a) || width(a) - width(b))[0];
}
