/** Rules as the page sends them, laid over those that a sector has. */
import type { z } from 'zod';
import { readPairs } from '#lib/exchange/activityInfo/lines.ts';
import { type ActivityInfoRules, type FieldRule } from '#lib/exchange/activityInfo/rules.ts';
import { LEAVE, type activityInfoForm } from '#lib/exchange/forms/activityInfo.ts';
import { m } from '#lib/paraglide/messages.js';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { enteredIndicators } from './fields.ts';
import type { KnownActivityInfo } from './known.ts';

/** Fields that the page does not show keep their rule. Throws Unreadable by the field that cannot be so. */
export function rulesFrom(
	form: z.output<typeof activityInfoForm>,
	known: KnownActivityInfo,
): ActivityInfoRules {
	const indicators = new Set(enteredIndicators(known).map(({ code }) => code));
	const groups = new Set(known.groups.map(({ dimension, code }) => `${dimension} ${code}`));
	const said = new Map(Object.entries(form.indicator));
	const chosen = new Map(Object.entries(form.group));
	const fields = new Map(Object.entries(known.rules.fields));
	for (const [at, field] of Object.entries(form.field)) {
		const indicator = said.get(at);
		if (indicator === undefined) fields.delete(field);
		else if (indicator === LEAVE) fields.set(field, { leave: true });
		else if (!indicators.has(indicator)) throw asked(`indicator.${at}`, m.activityinfo_no_indicator());
		else fields.set(field, { indicator, groups: groupsAt(at) });
	}
	return {
		fields: Object.fromEntries(fields),
		partners: pairsIn(form.partners, 'partners', new Set(known.organisations.map(({ code }) => code))),
		places: pairsIn(form.places, 'places', known.municipalities),
		state: form.state,
		status: form.status,
	};

	function groupsAt(at: string): Extract<FieldRule, { indicator: string }>['groups'] {
		const found: Partial<Record<Dimension, string>> = {};
		for (const dimension of DIMENSIONS) {
			const code = chosen.get(`${dimension}.${at}`);
			if (code === undefined) continue;
			if (!groups.has(`${dimension} ${code}`)) throw asked(`group.${dimension}.${at}`, m.issue_choice());
			found[dimension] = code;
		}
		return found;
	}
}

function pairsIn(text: string, field: string, codes: ReadonlySet<string>): Record<string, string> {
	const { pairs, faults } = readPairs(text);
	if (faults.length > 0) throw asked(field, m.activityinfo_line({ line: faults[0] ?? 0 }));
	for (const [name, code] of pairs)
		if (!codes.has(code)) throw asked(field, m.activityinfo_no_code({ name, code }));
	return Object.fromEntries(pairs);
}

const asked = (field: string, sentence: string) => new Unreadable(sentence, { status: 422, field });
