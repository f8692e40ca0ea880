import { ACTIONS, NEVER_OWN, ROLES, type Action } from '#lib/access/permission.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { actionWords } from '#lib/server/access/words.ts';
import { openManaged } from '#lib/server/access/managed.ts';
import type { PageServerLoad } from './$types';

/** The very table that decides, turned into one that is read. */
export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	await snapshot(event.locals.db, (reader) => openManaged(reader, viewer, 'see permissions', event.url));
	const actions = Object.keys(ACTIONS) as Action[];
	return {
		roles: ROLES,
		rows: actions.map((action) => ({
			action,
			label: actionWords(action),
			neverOwn: NEVER_OWN.includes(action),
			whose: ROLES.map((role) => ACTIONS[action][role] ?? null),
		})),
	};
};
