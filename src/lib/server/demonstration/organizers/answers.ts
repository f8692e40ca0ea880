/** What 349 people answered, of each question who chose which option. */
import type { Answer, Question } from '#lib/survey/question.ts';
import { AGES } from './ages.ts';
import * as concerns from './concerns.ts';
import { dealt, joined, picked, except, type Chosen, type Some } from './draw.ts';
import { ALL, ALUMNI, DISABLED, NOT_DISABLED, RACE, SUBGROUP, TYPES, UNLIKELY, WOMEN } from './people.ts';

interface Answered {
	readonly of: Some;
	readonly chosen: Chosen;
}
const everybody = (chosen: Chosen): Answered => ({ of: ALL, chosen });
const some = (of: Some, counts: Readonly<Record<string, number>>): Answered => ({
	of,
	chosen: dealt(of, counts),
});
const all = (counts: Readonly<Record<string, number>>) => some(ALL, counts);

const MEN = picked([except(ALL, WOMEN), 78]);
const NONBINARY = joined(except(ALL, WOMEN, MEN), picked([WOMEN, 5]));
const WITH_DISABILITY_TOLD = joined(DISABLED, NOT_DISABLED);
const STAYING = dealt(except(ALL, UNLIKELY), { likely: 240, unsure: 55 });
const NOT_ALUMNI = dealt(except(ALL, ALUMNI), { not_sure: 63, no: 167 });
/** Links: six that were published, and at least eleven more with at most twelve answers each. */
const LINKS = [115, 83, 50, 22, 14, 13, 12, 9, 7, 6, 5, 4, 3, 2, 2, 1, 1];

const ANSWERED: Readonly<Record<string, Answered>> = {
	link: all(Object.fromEntries(LINKS.map((count, i) => [`link_${String.fromCharCode(97 + i)}`, count]))),
	race: everybody(RACE),
	subgroup: everybody(SUBGROUP),
	gender: everybody(
		new Map([
			['woman', WOMEN],
			['man', MEN],
			['nonbinary', NONBINARY],
		]),
	),
	transgender: all({ yes: 11, no: 338 }),
	sexuality: all({ straight: 195, queer: 64, bisexual: 60, gay_lesbian: 30 }),
	disability: {
		of: WITH_DISABILITY_TOLD,
		chosen: new Map([
			['yes', DISABLED],
			['no', NOT_DISABLED],
		]),
	},
	generation: all({ yes: 98, no: 251 }),
	alumni: everybody(new Map([['yes', ALUMNI], ...NOT_ALUMNI])),
	past_trainings: some(ALUMNI, {
		...{ digital_intro: 62, relationships: 50, power_mapping: 45, finding_our_people: 40, woc_cohort: 36 },
		...{ strategic_planning: 30, storytelling: 25, fundraising: 20, facilitation: 15, data_basics: 10 },
	}),
	types: everybody(TYPES),
	region: regions(),
	area: all({ urban: 250, suburban: 130, rural: 120 }),
	experience: all({ under_1: 20, '1_4': 114, '5_9': 95, '10_more': 120 }),
	organisation: all({ c3: 220, local: 80, national: 73, state: 70, c4: 60 }),
	stays_six_months: all({ yes: 338, no: 11 }),
	stays_two_years: everybody(new Map([...STAYING, ['unlikely', UNLIKELY]])),
	stays_five_years: all({ very_likely: 112, likely: 110, unsure: 75, unlikely: 52 }),
	concern_short: everybody(concerns.CONCERN_SHORT),
	concern_long: everybody(concerns.CONCERN_LONG),
	needs_short: { of: WITH_DISABILITY_TOLD, chosen: concerns.NEEDS_SHORT },
	needs_long: everybody(concerns.NEEDS_LONG),
	power: all({ new_leaders: 190, participatory: 176, policies: 160, members: 120, media: 60 }),
	trainings_useful: everybody(concerns.TRAININGS_USEFUL),
	trainings_wanted: some(picked([ALL, 300]), {
		...{ woc_cohort: 110, finding_our_people: 104, relationships: 100, power_mapping: 90 },
		...{ strategic_planning: 80, digital_intro: 66, fundraising: 50 },
	}),
	format: all({ cohort: 170, own_pace: 70, once: 60, mentor: 49 }),
	helps_a_lot: all({ integrating: 150, tailored: 145, money: 130, time: 90 }),
	tools_meet: all({ fully: 38, some_unmet: 200, many_unmet: 70, not: 41 }),
	tools_used: all({ sheets: 280, van: 225, excel: 170, airtable: 80 }),
	voter_file: some(picked([ALL, 210]), { ngpvan: 128, pdi: 40, other: 42 }),
	voter_challenge: some(picked([ALL, 165]), { inaccurate: 92, access: 60, cost: 50, skills: 45 }),
	funding_concern: all({ expand: 175, sustain: 121, pay: 118, short: 116, conditions: 112, reporting: 109 }),
	data_support: all({ research: 140, collection: 128, storing: 110, cleaning: 70 }),
	outreach: all({ lobbying: 160, recruitment: 150, phone: 100, canvassing: 95 }),
};

function regions(): Answered {
	const everywhere = picked([ALL, 63]);
	const chosen = dealt(except(ALL, everywhere), { south: 130, west: 90, midwest: 85, northeast: 81 });
	return everybody(new Map([['all_states', everywhere], ...chosen]));
}

/** What somebody answered to a question. @param person their position */
export function organizerAnswer({ key, kind, options }: Question, person: number): Answer {
	if (kind === 'integer') return AGES[person] ?? null;
	const answered = ANSWERED[key];
	if (!answered?.of.has(person)) return null;
	const found = options.flatMap(({ name }, position) =>
		answered.chosen.get(name)?.has(person) ? [position] : [],
	);
	return kind === 'select_one' ? (found[0] ?? null) : found;
}
