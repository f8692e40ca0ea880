/** A service as Open Referral HSDS 3 has it, in the reader's language. Source: docs/exchange.md, Services. */
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Scope } from '#lib/plan/scope.ts';
import { languageWords } from '#lib/service/words/age.ts';
import { needWords } from '#lib/service/words/need.ts';
import type { AgedService } from '../readDirectory.ts';
import { hsdsIdentifier } from './identifier.ts';

type OfPlan = Pick<Scope['plan'], 'code' | 'name' | 'demonstration'>;

function organisationRecord(plan: OfPlan, { code, name }: AgedService['organisation']) {
	const id = hsdsIdentifier(plan.code, 'organisation', code);
	return { id, name: plain(name), description: plain(plan.name) };
}

function attributesOf(plan: OfPlan, { code, need }: AgedService) {
	const term = {
		...{ id: hsdsIdentifier('need', need), code: need, name: needWords(need), description: needWords(need) },
		taxonomy: 'need',
	};
	const id = hsdsIdentifier(plan.code, 'attribute', code);
	return [{ id, link_type: 'need', link_entity: 'service', value: need, taxonomy_term: term }];
}

function areasOf(plan: OfPlan, { code, districts }: AgedService) {
	const area = (pcode: string, name: string) => ({
		id: hsdsIdentifier(plan.code, 'area', code, pcode),
		name,
	});
	return districts.length === 0
		? [area('', m.service_whole_country())]
		: districts.map(({ pcode, name }) => area(pcode, plain(name)));
}

/** What is not said is absent. */
export function hsdsRecord(plan: OfPlan, service: AgedService) {
	const { code, name, reach, cost, eligibility, hours, languages, organisation, confirmedOn } = service;
	const identify = (kind: string, ...parts: string[]) => hsdsIdentifier(plan.code, kind, code, ...parts);
	return {
		...{ id: identify('service'), name: plain(name) },
		...(plain(name) === name.en ? {} : { alternate_name: name.en }),
		...{ status: 'active', application_process: plain(reach), assured_date: confirmedOn },
		...(cost && { fees_description: plain(cost) }),
		...(eligibility && { eligibility_description: plain(eligibility) }),
		...(plan.demonstration && { alert: m.service_invented() }),
		schedules: hours ? [{ id: identify('schedule'), description: plain(hours) }] : [],
		service_areas: areasOf(plan, service),
		languages: languages.map((one) => ({
			...{ id: identify('language', one), name: languageWords(one), code: one },
		})),
		organization: organisationRecord(plan, organisation),
		attributes: attributesOf(plan, service),
	};
}

export type HsdsRecord = ReturnType<typeof hsdsRecord>;
