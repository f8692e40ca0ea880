import type { LayoutServerLoad } from './$types';

/** Whose name the head of each page shows. */
export const load: LayoutServerLoad = ({ locals }) => ({
	viewer: locals.viewer && { name: locals.viewer.name },
});
