/** What to know before a figure is quoted, and whom to ask. */
import { colon, isolated, separator } from '#lib/i18n/locale.ts';
import { peopleMethodIn } from '#lib/plan/settings.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PaperContent } from './content.ts';
import type { PaperInput } from './input.ts';
import { said } from './said.ts';

/** The rules that a reader needs most; all of them stand at the address that follows. */
export function methodOf(input: PaperInput): PaperContent['method'] {
	const { scope, period } = input.quarter;
	const { plan } = scope;
	return {
		title: m.how_title(),
		lines: [
			m.how_unknown(),
			m.how_approved(),
			m.how_share(),
			plan.pace === 'linear' ? m.how_expected_linear() : m.how_expected_milestones(),
			peopleMethodIn(plan, period) === 'largest' ? m.how_people_largest() : m.how_people_sum(),
		],
		more: { words: m.paper_all_rules() + colon(), address: `${input.address}/how` },
	};
}

export function closingOf({ quarter: { scope } }: PaperInput): PaperContent['about'] {
	const { contacts, disclaimers } = scope.plan;
	return {
		title: m.about_figures(),
		lines: disclaimers.map(said),
		links:
			contacts.length === 0
				? []
				: [`${m.contacts()} ${contacts.map((contact) => isolated(contact)).join(separator())}`],
	};
}
