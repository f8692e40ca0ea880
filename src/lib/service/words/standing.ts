import { m } from '#lib/paraglide/messages.js';
import type { ServiceStanding } from '../age.ts';

const WORDS: Readonly<Record<ServiceStanding, () => string>> = {
	listed: m.service_listed,
	aging: m.service_aging,
	withdrawn: m.service_withdrawn,
};

export function serviceStandingWords(standing: ServiceStanding): string {
	return WORDS[standing]();
}
