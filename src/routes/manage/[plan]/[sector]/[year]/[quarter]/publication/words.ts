import { formatInstant } from '#lib/i18n/date.ts';
import { isolated } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { OneVersion } from '#lib/publication/editing.ts';
import type { TextQuarter } from './quarter.ts';

/** Which version it is, of whom and when. */
export function versionWords({ version, at, by }: OneVersion, { plan }: TextQuarter): string {
	const number = formatCount(version);
	if (at === null || by === null) return m.text_by_bundle({ version: number });
	return m.text_by({ version: number, who: isolated(by), when: formatInstant(at, plan.timezone) });
}
