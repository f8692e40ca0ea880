import { rolesOf } from '#lib/access/grant.ts';
import { may, type Route } from '#lib/access/permission.ts';
import type { LayoutServerLoad } from './$types';

/** The pages of people's own work, in the order of the menu. */
const WORK = ['/reports', '/review', '/manage/people', '/audit'] as const satisfies readonly Route[];
export type WorkPage = (typeof WORK)[number];

/** Whose name the head of each page shows, and which of these pages are theirs. */
export const load: LayoutServerLoad = ({ locals: { viewer } }) => ({
	viewer: viewer && { name: viewer.name },
	work: viewer ? WORK.filter((page) => may(rolesOf(viewer), page)) : [],
});
