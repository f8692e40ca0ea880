import type { Apart } from '#lib/figures/apart.ts';
import { isGuarded, type Masking } from './asked.ts';

/** What stands apart from a protected figure is in no table: how many activities, and not what they come to. */
export function maskApart(whole: readonly Apart[], indicator: string, masking: Masking): readonly Apart[] {
	const cell = { indicator, year: 0, quarter: 1, window: 'quarter' } as const;
	if (!isGuarded(masking, cell)) return whole;
	return whole.map(({ appeal, year, activities }) => ({ appeal, year, activities, total: null }));
}
