import { DIMENSIONS } from '#lib/plan/groups.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import { DEFAULT_YEAR_STARTS } from '#lib/plan/planYear.ts';
import {
	DEFAULT_MINIMUM_COUNT_SENSITIVE,
	DEFAULT_REOPENING_DAYS,
	type LevelNames,
} from '#lib/plan/settings.ts';
import { spellAll, toGiven } from '#lib/plan/text.ts';
import type { Named, NarrativeRow, Reference } from '#lib/server/exchange/queries/bundle/reference.ts';

/** plan.json: everything is said, defaults too, so that it reads back to the same plan when defaults change. */
export function writePlan({ plan, sector, groups, limits }: Reference): string {
	const file = {
		code: plan.code,
		...names(plan),
		currency: plan.currency,
		first_year: plan.firstYear,
		last_year: plan.lastYear,
		sector: { code: sector.code, ...names(sector) },
		people_method: plan.peopleMethod,
		later_people_methods: laterMethods(plan),
		status: plan.status === null ? undefined : toGiven(plan.status),
		people_label: plan.peopleLabel === null ? undefined : toGiven(plan.peopleLabel),
		disclaimers: plan.disclaimers.map(toGiven),
		contacts: plan.contacts,
		thresholds: { on_track: plan.onTrack / 100, behind: plan.behind / 100 },
		languages: plan.languages,
		timezone: plan.timezone,
		levels: levelNames(plan.levels),
		levels_one: levelNames(plan.levelsOne),
		year_starts: plan.yearStarts === DEFAULT_YEAR_STARTS ? undefined : plan.yearStarts,
		grouping: plan.grouping === 'thousands' ? undefined : plan.grouping,
		pace: plan.pace,
		groups: Object.fromEntries(
			DIMENSIONS.map((dimension) => [
				dimension,
				groups
					.filter((group) => group.dimension === dimension)
					.map((group) => ({ code: group.code, ...names(group), parent: group.parent ?? undefined })),
			]),
		),
		public: plan.public,
		minimum_count: plan.minimumCount,
		minimum_count_sensitive:
			plan.minimumCountSensitive === DEFAULT_MINIMUM_COUNT_SENSITIVE ? undefined : plan.minimumCountSensitive,
		lowest: Object.keys(plan.lowest).length === 0 ? undefined : plan.lowest,
		demonstration: plan.demonstration,
		today: plan.today ?? undefined,
		second_factor: plan.secondFactor === 'submitting' ? undefined : plan.secondFactor,
		clearance: plan.clearance.length > 0 ? plan.clearance : undefined,
		...creditsOf(plan),
		limits: limitsOf(plan, limits),
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** Undefined where the plan says nothing of its own. */
function limitsOf({ reopeningDays }: Reference['plan'], limits: Reference['limits']): object | undefined {
	const said = {
		reopening_days: reopeningDays === DEFAULT_REOPENING_DAYS ? undefined : reopeningDays,
		confirmation_days: limits.confirmationDays ?? undefined,
		answer_hours: limits.answerHours ?? undefined,
	};
	return Object.values(said).some((one) => one !== undefined) ? said : undefined;
}

/** Nothing where the plan says nothing of it. */
function creditsOf({ credits: { publisher, source, licence, maintainer, tags } }: Reference['plan']) {
	return {
		publisher: publisher && toGiven(publisher),
		source: source && toGiven(source),
		...{ licence, maintainer, tags },
	};
}

/** Undefined where the plan names none: an object without names says nothing. */
function levelNames(levels: LevelNames): object | undefined {
	const named = Object.entries(levels).map(([level, name]) => [level, toGiven(name)]);
	return named.length === 0 ? undefined : (Object.fromEntries(named) as object);
}

/** Undefined where the first one holds throughout. */
function laterMethods({ laterMethods }: Reference['plan']): object[] | undefined {
	if (laterMethods.length === 0) return undefined;
	return laterMethods.map(({ value, ...first }) => ({ from: formatQuarter(first), people_method: value }));
}

function names({ name }: Named) {
	return spellAll('name', name.en, (language) => name[language]);
}

/** A section as a Markdown file with front matter. */
export function writeSection({ year, quarter, section, output, language, body }: NarrativeRow): string {
	const front = [
		`year: ${year}`,
		`quarter: ${quarter}`,
		`section: ${section}`,
		...(output === null ? [] : [`output: ${output}`]),
		`language: ${language}`,
	];
	return `---\n${front.join('\n')}\n---\n\n${body}\n`;
}
