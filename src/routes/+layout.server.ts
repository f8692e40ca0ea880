import { workOf } from '#lib/server/access/words.ts';
import type { LayoutServerLoad } from './$types';

/** Whose name the head of each page shows, under whom a device keeps what is not sent, and which pages are theirs. */
export const load: LayoutServerLoad = ({ locals: { viewer }, url }) => ({
	viewer: viewer && { name: viewer.name, id: viewer.personId },
	work: viewer ? workOf(viewer, url) : [],
});
