import { rolesOf } from '#lib/access/grant.ts';
import { may, MENU } from '#lib/access/permission.ts';
import type { LayoutServerLoad } from './$types';

/** Whose name the head of each page shows, and which of these pages are theirs. */
export const load: LayoutServerLoad = ({ locals: { viewer } }) => ({
	viewer: viewer && { name: viewer.name },
	work: viewer ? MENU.filter((page) => may(rolesOf(viewer), page)) : [],
});
