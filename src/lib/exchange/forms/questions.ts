/** What may be asked of a sector of a plan, parameter by parameter. Source: docs/exchange.md, HTTP API. */
import { z } from 'zod';
import { byDimension, dimensionLine } from '#lib/plan/groups.ts';
import { code, filter, flag, level, levelOrCountry, quarter, window, year } from '#lib/forms/parameters.ts';

/** The part of the address that names a sector of a plan. */
export const scopePath = z.object({ plan: code('Code of the plan'), sector: code('Code of the sector') });

/** The part of the address that names a plan. */
export const planPath = scopePath.pick({ plan: true });

export const noQuestion = z.object({});

const revision = filter('Revision of the publication, as 1.0: the newest unless it is named');

export const progressQuestion = z.object({
	year,
	quarter,
	window,
	partner: filter('Only what this partner did'),
	place: filter('P-code: only what was done there or in any place below'),
	donor: filter('Only activities that name this donor'),
	tag: filter('Only activities with this tag'),
	...byDimension((dimension) => filter(dimensionLine(dimension).asks)),
	compare: z.enum(['previous-year']).optional().meta({ description: 'Adds the same window a year before' }),
	revision,
	provisional: flag('Submitted reports count as well; 403 without the right'),
});

export const peopleQuestion = z.object({ year, quarter, window, revision });

export const seriesQuestion = z.object({ indicator: code('Code of the indicator') });

export const placesQuestion = z.object({
	indicator: code('Code of the indicator'),
	year,
	quarter,
	window,
	level,
	revision,
});

export const partnersQuestion = z.object({ year, quarter, revision });

export const geometryQuestion = z.object({
	level: levelOrCountry,
	v: code('Version of the shapes: with the current one the answer never changes').optional(),
});
export const placeSearchQuestion = z.object({
	q: code('Any spelling of a name, in Latin or Arabic letters'),
});

export const fundingQuestion = z.object({ year, revision });
