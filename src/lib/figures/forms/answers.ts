/** What the API answers. Figures are in the unit's own numbers, never rounded; null is unknown, never 0. */
import { z } from 'zod';
import { EXCHANGED_NAMES } from '#lib/figures/calculations.ts';
import { PEOPLE_METHODS } from '#lib/plan/settings.ts';
import { byDimension, prefixed } from '#lib/plan/groups.ts';
import { PLACE_KINDS, STANDS_AT } from '#lib/places/place.ts';
import { STATUSES } from '#lib/figures/progress.ts';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';
import { spellAll } from '#lib/plan/text.ts';
import { ABOUT } from '#lib/figures/about.ts';
import { UNITS } from '#lib/figures/unit.ts';

export const figure = z.number().nullable();
const conf_status = z.enum(['F', 'C']).meta({
	description:
		'Confidentiality (SDMX). C: the figure is withheld, since it or others with it tell about few people; F: free',
});
const quarterNumber = z.literal([...QUARTERS]);
const byCode = z.record(z.string(), z.number());

const names = spellAll('name', z.string().meta({ description: 'In English' }), () => z.string().nullable());

export const scope = {
	plan: z.string(),
	sector: z.string(),
	demonstration: z
		.boolean()
		.meta({ description: 'True: the plan is a demonstration, its figures are illustrative' }),
	as_of: z.iso.datetime().nullable().meta({ description: 'When the data last changed; null: it never did' }),
};

const period = { year: z.int(), quarter: quarterNumber };
const windowed = { ...period, window: z.enum(WINDOWS) };

const reporting = z
	.object({ expected: z.int(), approved: z.int(), submitted: z.int() })
	.meta({ id: 'Reporting', description: 'Partners expected in the quarter, and how far their reports are' });

const groups = prefixed('by', () => byCode);

const eachDimension = z.object(byDimension(() => figure));

const withheld_groups = z
	.object(byDimension(() => z.array(z.string())))
	.meta({ description: 'Codes of groups that are withheld; an empty one: what is not disaggregated' });

const indicatorNames = { code: z.string(), ...names, unit: z.enum(UNITS) };

export const plansAnswer = z
	.object({
		plans: z.array(
			z.object({
				code: z.string(),
				...names,
				currency: z.string(),
				first_year: z.int(),
				last_year: z.int(),
				status: z.string().nullable().meta({ description: 'Endorsement, in the plan’s own words' }),
				demonstration: z.boolean(),
				as_of: scope.as_of,
				sectors: z.array(z.object({ code: z.string(), ...names })),
			}),
		),
	})
	.meta({ id: 'Plans' });

const previous = z
	.object({
		reached: figure,
		conf_status,
		change: figure.meta({
			description: 'A fraction of what was reached then; null below 20 and where none can be told',
		}),
		difference: figure,
		unknown_parts: z
			.array(z.string())
			.meta({ description: 'Parts known now and unknown then: why no change is told' }),
	})
	.meta({ id: 'Previous' });

export const indicatorAnswer = z
	.object({
		...indicatorNames,
		outcome: z.string(),
		output: z.string().nullable().meta({ description: 'Null: it spans outputs and hangs on the outcome' }),
		calculation: z.enum(EXCHANGED_NAMES),
		of: z
			.array(z.enum(PLACE_KINDS))
			.nullable()
			.meta({ description: 'Kinds of place that it counts; null: it counts none itself' }),
		headline: z.boolean(),
		counts_people: z.boolean(),
		made_of: z.array(z.string()).meta({
			description:
				'Parts of a composite, or of a distinct one that is counted from theirs; numerator and denominator of a ratio',
		}),
		adds_up: z.boolean().meta({ description: 'Figures by quarter, partner or donor add up to the whole' }),
		note: z.string().nullable(),
		reached: figure,
		conf_status,
		high: figure.meta({ description: 'Of a stated one the highest; reached is the lowest' }),
		about: z
			.enum(ABOUT)
			.nullable()
			.meta({ description: 'Reached is about (~), over (>) or under (<) what is given; null: exactly' }),
		target: figure,
		share: figure.meta({ description: 'Of the year’s target; never capped' }),
		expected: figure,
		pace: figure,
		status: z.enum(STATUSES),
		incomplete: z.string().nullable().meta({
			description: 'Why the quarter’s figures are known to be incomplete, which stands instead of a status',
		}),
		without_place: figure.meta({
			description:
				'Of reached, what names no place where people are counted; of counts of places, what names none of their kinds',
		}),
		beside: z.array(z.object({ stands_at: z.enum(STANDS_AT), count: z.number() })).meta({
			description:
				'Of a distinct one with parts, not in reached: other places of level 3 with an activity, by kind, and national activities (country)',
		}),
		late: z.array(z.object({ done_in: z.int(), reached: z.number() })).meta({
			description:
				'Of the reached of a quarter alone, what was done in earlier quarters of the year and reported late',
		}),
		disaggregation_known: eachDimension.meta({
			description: 'The share (0 to 1) of reached that has the dimension',
		}),
		not_disaggregated: figure.meta({ description: 'Under a filter by groups: what could not be told apart' }),
		...groups,
		withheld_groups,
		none_reported_by: z
			.int()
			.nullable()
			.meta({ description: 'Reached is 0 since so many partners, all that were expected, said so' }),
		of_year: figure.meta({
			description: 'Of the year to date of the last quarter, what was given for the whole year',
		}),
		missing_quarters: z.array(quarterNumber).nullable().meta({
			description:
				'Of a year to date, the quarters in which nobody gave a value; null for a quarter and under a filter',
		}),
		unknown_parts: z.array(z.string()),
		withheld: z
			.boolean()
			.meta({ description: 'The place is below what may be shown of the indicator: figures are left out' }),
		previous: previous.nullable(),
	})
	.meta({ id: 'Indicator' });

export const progressAnswer = z
	.object({
		...scope,
		...windowed,
		reports: reporting,
		previous_reports: reporting.nullable(),
		indicators: z.array(indicatorAnswer).meta({ description: 'In the framework’s order' }),
	})
	.meta({ id: 'Progress' });

export const peopleAnswer = z
	.object({
		...scope,
		...windowed,
		reached: figure.meta({ description: 'At municipalities, camps, gatherings and villages' }),
		conf_status,
		method: z.enum(PEOPLE_METHODS),
		without_place: figure.meta({ description: 'May repeat the others, so it stands apart' }),
		...groups,
		withheld_groups,
		unknown: eachDimension.meta({ description: 'Part of reached whose group is unknown' }),
		indicators: z.array(z.string()),
	})
	.meta({ id: 'People' });

export const seriesAnswer = z
	.object({
		...scope,
		indicator: z.string(),
		...names,
		unit: z.enum(UNITS),
		calculation: z.enum(EXCHANGED_NAMES),
		adds_up: z.boolean(),
		series: z.array(
			z.object({
				...period,
				reached: figure,
				conf_status,
				by_year: z
					.boolean()
					.meta({ description: 'Nobody gave a value of the quarter, and somebody one of the whole year' }),
				high: figure.meta({ description: 'Of a stated one the highest; reached is the lowest' }),
				year_to_date: figure,
				year_to_date_conf_status: conf_status,
				year_to_date_high: figure,
				expected: figure,
				target: figure,
			}),
		),
	})
	.meta({ id: 'Series' });

const placeNames = { pcode: z.string(), ...names, level: z.int() };

export const placesAnswer = z
	.object({
		...scope,
		...windowed,
		indicator: z.string(),
		unit: z.enum(UNITS),
		calculation: z.enum(EXCHANGED_NAMES),
		level: z.int(),
		places: z.array(
			z.object({
				...placeNames,
				kind: z.enum(PLACE_KINDS).nullable(),
				parent: z.string().nullable(),
				lat: z.number().nullable(),
				lon: z.number().nullable(),
				reached: figure,
				conf_status,
				high: figure,
				partners: z.int().nullable().meta({ description: 'Null where reached is withheld' }),
			}),
		),
		presence: z.array(z.object(placeNames)).meta({
			description: 'Places without a figure that activities also serve: it stands at another place',
		}),
		without_place: figure.meta({ description: 'What names no place of the level' }),
		national: figure,
		unknown: figure,
		withheld: z.boolean().meta({ description: 'The indicator is not shown at this level' }),
	})
	.meta({ id: 'Places' });

const area = z.object({ pcode: z.string(), ...names }).meta({ id: 'Area' });

export const placeSearchAnswer = z
	.object({
		...scope,
		places: z
			.array(
				z.object({
					...placeNames,
					kind: z.enum(PLACE_KINDS).nullable(),
					parent: z.string().nullable().meta({ description: 'P-code of the place that it lies in' }),
					district: area
						.nullable()
						.meta({ description: 'To tell namesakes apart; null above municipalities' }),
					governorate: area.nullable(),
					score: z
						.number()
						.meta({ description: '1 is a name letter by letter; below 0.8 only spelled alike' }),
				}),
			)
			.meta({ description: 'Best first; empty when nothing is near' }),
	})
	.meta({ id: 'PlacesFound' });

export const partnersAnswer = z
	.object({
		...scope,
		...period,
		reports: reporting,
		activities: z.array(
			z.object({
				partner: z.object({ code: z.string(), name: z.string(), type: z.string() }),
				indicator: z.object(indicatorNames),
				output: z.string().nullable(),
				place: z.object(placeNames).nullable(),
				reached: figure,
				conf_status,
				municipalities: z.int(),
			}),
		),
	})
	.meta({ id: 'Partners' });
