import { m } from '#lib/paraglide/messages.js';
import type { Sensitivity } from './disclosure.ts';

/** What strangers see of an indicator's places. */
export function sensitivityWords(sensitivity: Sensitivity): string {
	return sensitivity === 'district' ? m.sensitivity_district() : m.sensitivity_public();
}
