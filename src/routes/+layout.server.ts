import { workOf } from '#lib/server/access/words.ts';
import type { LayoutServerLoad } from './$types';

/** Whose name the head of each page shows, and which of these pages are theirs. */
export const load: LayoutServerLoad = ({ locals: { viewer }, url }) => ({
	viewer: viewer && { name: viewer.name },
	work: viewer ? workOf(viewer, url) : [],
});
