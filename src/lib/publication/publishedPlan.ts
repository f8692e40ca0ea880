/** What a document says of its plan. Source: docs/rules.md, Publication. */
import { DEFAULT_YEAR_STARTS } from '#lib/plan/planYear.ts';
import type { Scope } from '#lib/plan/scope.ts';

/** Of the plan what pages say, as it was then; identifiers and versions are those of a database. */
const OF_PLAN = [
	'code',
	'name',
	'currency',
	'firstYear',
	'lastYear',
	'status',
	'peopleLabel',
	'disclaimers',
	'contacts',
	'timezone',
	'levels',
	'pace',
	'thresholds',
	'peopleMethod',
	'laterMethods',
	'minimumCount',
	'minimumCountSensitive',
	'clearance',
	'credits',
	'demonstration',
] as const satisfies readonly (keyof Scope['plan'])[];
/** What a plan says only where it is not as most are: documents from before hold none of it, and keep their hashes. */
const UNLESS_SAID = {
	yearStarts: DEFAULT_YEAR_STARTS,
	grouping: 'thousands',
	levelsOne: {},
} as const satisfies Partial<Scope['plan']>;

type Said = (typeof OF_PLAN)[number];
export type PublishedPlan = Pick<Scope['plan'], Said> &
	Partial<Pick<Scope['plan'], keyof typeof UNLESS_SAID>>;

export function publishedPlan(plan: Scope['plan']): PublishedPlan {
	const own = Object.entries(UNLESS_SAID).filter(
		([field, usual]) => JSON.stringify(plan[field as keyof typeof UNLESS_SAID]) !== JSON.stringify(usual),
	);
	const fields = [...OF_PLAN, ...own.map(([field]) => field as keyof typeof UNLESS_SAID)];
	return Object.fromEntries(fields.map((field) => [field, plan[field]])) as unknown as PublishedPlan;
}

/** The plan as a document shows it: what it does not say is as in most plans, whatever the plan says today. */
export function planAsPublished(plan: Scope['plan'], then: PublishedPlan): Scope['plan'] {
	return { ...plan, ...UNLESS_SAID, ...then };
}
