/** The address of the grid of targets, and of each way to look at it. */
import type { GridAsked } from '#lib/framework/targetGrid.ts';
import { setUpAddress } from './address.ts';

/** Where a sector's targets are set: `/manage/{plan}/{sector}/targets`. */
export function targetsAddress(
	{ plan, sector }: { readonly plan: { readonly code: string }; readonly sector: { readonly code: string } },
	asked: Partial<Omit<GridAsked, 'within'>> & { readonly within?: string | null } = {},
): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(asked)) {
		if (value === null || value === 'time' || (value === 1 && name !== 'quarter')) continue;
		query.set(name, String(value));
	}
	const question = query.size > 0 ? `?${query}` : '';
	return setUpAddress(plan.code, `/${sector.code}/targets`) + question;
}
