/** What each letter beside a figure means, in the language of the file. */
import { m } from '#lib/paraglide/messages.js';
import type { ObsStatus } from '#lib/publication/publishedFigure.ts';

export const STATUS_MEANINGS: Readonly<Record<ObsStatus, () => string>> = {
	p: () => m.obs_status_p(),
	r: () => m.obs_status_r(),
	e: () => m.obs_status_e(),
	b: () => m.obs_status_b(),
	c: () => m.obs_status_c(),
	x: () => m.obs_status_x(),
	z: () => m.obs_status_z(),
};
