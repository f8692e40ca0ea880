import { spell, toGiven, type Localised } from '#lib/plan/text.ts';
import { DEFAULT_YEAR_STARTS } from '#lib/plan/planYear.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { FileEdition } from '#lib/server/files/edition.ts';
import { citationOf } from '#lib/server/files/figures/citation.ts';

/** plan.json of a bundle of cells: `cells` says that no rows of partners are in it, and an import refuses it. */
export function planOfCells(edition: FileEdition): string {
	const { plan, sector, groups } = edition.scope;
	const { publisher, source, licence, maintainer, tags } = plan.credits;
	const file = {
		code: plan.code,
		...names(plan),
		cells: true,
		currency: plan.currency,
		first_year: plan.firstYear,
		last_year: plan.lastYear,
		sector: { code: sector.code, ...names(sector) },
		people_method: plan.peopleMethod,
		...(plan.status && { status: toGiven(plan.status) }),
		...(plan.peopleLabel && { people_label: toGiven(plan.peopleLabel) }),
		disclaimers: plan.disclaimers.map(toGiven),
		contacts: plan.contacts,
		thresholds: { on_track: plan.thresholds.onTrack, behind: plan.thresholds.behind },
		timezone: plan.timezone,
		...(plan.yearStarts !== DEFAULT_YEAR_STARTS && { year_starts: plan.yearStarts }),
		...(plan.grouping !== 'thousands' && { grouping: plan.grouping }),
		pace: plan.pace,
		minimum_count: plan.minimumCount,
		demonstration: plan.demonstration,
		groups: Object.fromEntries(
			DIMENSIONS.map((dimension) => [
				dimension,
				groups
					.filter((group) => group.dimension === dimension)
					.map((group) => ({
						...{ code: group.code, ...names(group) },
						parent: groups.find(({ id }) => id === group.parent)?.code,
					})),
			]),
		),
		...(publisher && { publisher: toGiven(publisher) }),
		...(source && { source: toGiven(source) }),
		...{ licence, maintainer, tags },
		publication: citationOf(edition),
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** Languages that a name has not are left out. */
function names({ name }: { readonly name: Localised }) {
	return Object.fromEntries(Object.entries(spell('name', name)).filter(([, text]) => text !== null));
}
