/** Where the work of somebody who comes in lies. Source: docs/rules.md, People who use it. */
import type { Grant } from './grant.ts';
import type { PlanRole } from './permission.ts';

export type StartPage = 'review' | 'reports' | 'people' | 'publications' | 'donor' | 'plan';

/** Of several roles the first: what others wait for comes before what one looks up. */
const PAGES: readonly (readonly [role: PlanRole, page: StartPage])[] = [
	['coordinator', 'review'],
	['partner_approver', 'reports'],
	['partner_reporter', 'reports'],
	['administrator', 'people'],
	['clearer', 'publications'],
	['donor', 'donor'],
	['reader', 'plan'],
];

/** The page to begin with, and for which role; null: no plan has given one. */
export function startOf(
	grants: readonly Grant[],
): { readonly page: StartPage; readonly grant: Grant } | null {
	for (const [role, page] of PAGES) {
		const grant = grants.find((one) => one.role === role);
		if (grant) return { page, grant };
	}
	return null;
}
