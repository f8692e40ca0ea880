/** What all sectors of a plan share: organisations, places, periods. */
import { isLevel, PLACE_KINDS } from '#lib/places/place.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { ORGANISATION_TYPES } from '#lib/plan/organisation.ts';
import {
	KEYS,
	type OrganisationRow,
	type PeriodRow,
	type PlaceRow,
	type PlanRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readLaterCell, readMergedInto } from './later.ts';
import { readTranslated } from './texts.ts';
import { readTable, type Located } from './table.ts';

export function readOrganisations(source: Source, issues: Issues): Promise<Located<OrganisationRow>[]> {
	return readTable(
		source,
		'organisations.csv',
		issues,
		(fields) => ({
			code: fields.needCode('code'),
			name: readTranslated(fields, 'name', fields.needText('name')),
			type: fields.oneOf('type', ORGANISATION_TYPES),
			namesPartners: fields.flag('names_partners'),
			mergedInto: fields.code('merged_into'),
		}),
		KEYS.organisations,
	);
}

export function readPlaces(source: Source, issues: Issues): Promise<Located<PlaceRow>[]> {
	return readTable(
		source,
		'places.csv',
		issues,
		(fields): PlaceRow | undefined => {
			const level = fields.needInteger('level', 0, 3);
			const parent = fields.code('parent');
			if (!isLevel(level)) return undefined;
			if (level === 0 && parent !== null) {
				fields.fault('wrong level', 'parent', 'A country lies in no other place: leave the cell empty.');
			}
			if (level > 0 && parent === null) {
				fields.fault(
					'parent missing',
					'parent',
					'This cell is empty: write the P-code of the place that it lies in.',
				);
			}
			const kind = fields.raw('kind') === '' ? null : fields.oneOf('kind', PLACE_KINDS);
			if (kind !== null && level < 3) {
				fields.fault('wrong level', 'kind', 'Only places of level 3 have a kind: leave the cell empty.');
			}
			const group = fields.text('group');
			if (group !== null && level < 3) {
				fields.fault('wrong level', 'group', 'Only places of level 3 have a group: leave the cell empty.');
			}
			const laterKinds = readLaterCell(fields, 'later_kinds', PLACE_KINDS);
			if (laterKinds.length > 0 && level < 3) {
				fields.fault(
					'wrong level',
					'later_kinds',
					'Only places of level 3 have a kind: leave the cell empty.',
				);
			}
			const lat = fields.decimal('lat', -90, 90);
			const lon = fields.decimal('lon', -180, 180);
			if ((lat === null) !== (lon === null) && !fields.failed) {
				const column = lat === null ? 'lat' : 'lon';
				fields.fault('missing value', column, 'A point needs both lat and lon: fill both or none.');
			}
			return {
				pcode: fields.needCode('pcode'),
				name: readTranslated(fields, 'name', fields.needText('name')),
				level,
				kind: level === 3 ? (kind ?? 'municipality') : null,
				group,
				laterKinds,
				parent,
				laterParents: readLaterCell(fields, 'later_parents', null),
				mergedInto: readMergedInto(fields),
				lat,
				lon,
				...readPopulation(fields),
				aliases: [...new Set(fields.texts('aliases'))].sort(),
				shapes: fields.codes('shapes').sort(),
			};
		},
		KEYS.places,
	);
}

/** A source, or a year, is of a number. */
function readPopulation(fields: Fields<'places.csv'>) {
	const population = fields.figure('population', 1e10);
	const populationSource = fields.text('population_source');
	const populationYear = fields.integer('population_year', 1800, 2200);
	if (population === null && !fields.failed)
		for (const [column, said] of [
			['population_source', populationSource],
			['population_year', populationYear],
		] as const)
			if (said !== null)
				fields.fault(
					'missing value',
					column,
					'No population is given that this could be of: give it, or leave the cell empty.',
				);
	return { population, populationSource, populationYear };
}

export function readPeriods(source: Source, plan: PlanRow, issues: Issues): Promise<Located<PeriodRow>[]> {
	return readTable(
		source,
		'periods.csv',
		issues,
		(fields): PeriodRow | undefined => {
			const year = fields.needInteger('year', plan.firstYear, plan.lastYear);
			const quarter = fields.needInteger('quarter', 1, 4);
			const opens = fields.needDay('opens');
			const due = fields.needDay('due');
			const locks = fields.day('locks');
			if (!isQuarterNumber(quarter) || fields.failed) return undefined;
			if (opens > due) fields.fault('bad date', 'due', 'It is due before it opens: correct the dates.');
			if (locks !== null && due > locks) {
				fields.fault('bad date', 'locks', 'It locks before it is due: correct the dates.');
			}
			return { year, quarter, opens, due, locks };
		},
		KEYS.periods,
	);
}
