import { m } from '#lib/paraglide/messages.js';
import type { ServiceNeed } from '../service.ts';

const WORDS: Readonly<Record<ServiceNeed, () => string>> = {
	cash: m.service_need_cash,
	food: m.service_need_food,
	shelter: m.service_need_shelter,
	water: m.service_need_water,
	health: m.service_need_health,
	'mental-health': m.service_need_mental_health,
	education: m.service_need_education,
	livelihoods: m.service_need_livelihoods,
	'legal-aid': m.service_need_legal_aid,
	protection: m.service_need_protection,
	'child-protection': m.service_need_child_protection,
	'safety-from-violence': m.service_need_safety,
	disability: m.service_need_disability,
	community: m.service_need_community,
};

export function needWords(need: ServiceNeed): string {
	return WORDS[need]();
}
