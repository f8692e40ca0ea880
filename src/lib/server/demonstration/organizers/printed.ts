/** What was published of the organizers' survey. */
const BY_GROUP = ['types', 'subgroup'];

/** By which questions another is split: no crossing that was not published. */
export const SPLITS: Readonly<Record<string, readonly string[]>> = {
	concern_short: BY_GROUP,
	concern_long: BY_GROUP,
	needs_short: ['disability', 'subgroup', 'stays_two_years'],
	needs_long: ['subgroup', 'stays_two_years'],
	trainings_useful: BY_GROUP,
	tools_used: ['types'],
};

/** Options whose number or share was printed, by question; of an order alone nothing is. */
export const PRINTED: Readonly<Record<string, readonly string[]>> = {
	link: ['link_a', 'link_b', 'link_c', 'link_d', 'link_e', 'link_f'],
	race: ['black', 'latinx', 'asian', 'white'],
	subgroup: ['bipoc_women', 'black', 'latinx', 'asian'],
	gender: ['woman'],
	transgender: ['yes'],
	sexuality: ['straight'],
	disability: ['yes'],
	generation: ['yes'],
	age: ['mean', 'median'],
	alumni: ['yes', 'not_sure'],
	region: ['all_states'],
	organisation: ['c3', 'local', 'national', 'state'],
	stays_five_years: ['very_likely'],
	tools_meet: ['fully'],
	funding_concern: ['expand'],
};
