import { LONGEST } from '#lib/report/bounds.ts';
import type { NeedRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { KEYS, type PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readTable, type Located } from './table.ts';

/** More people live nowhere. */
const MOST_PEOPLE = 1e10;

/** People in need, a line a year and whatever it is of; one with neither figure says nothing and is left out. */
export function readNeeds(source: Source, plan: PlanRow, issues: Issues): Promise<Located<NeedRow>[]> {
	return readTable(
		source,
		'needs.csv',
		issues,
		(fields): NeedRow | undefined => {
			const said = fields.text('source');
			if (said !== null && said.length > LONGEST.text) {
				const message = `This source has ${said.length} characters; at most ${LONGEST.text} are taken: shorten it.`;
				fields.fault('too long', 'source', message);
			}
			const row = {
				year: fields.needInteger('year', plan.firstYear, plan.lastYear),
				cohort: fields.code('cohort'),
				sex: fields.code('sex'),
				place: fields.code('place'),
				inNeed: fields.figure('in_need', MOST_PEOPLE),
				targeted: fields.figure('targeted', MOST_PEOPLE),
				source: said,
			};
			if (fields.failed || row.inNeed !== null || row.targeted !== null) return row;
			fields.warn(
				'no figure',
				'in_need',
				'Neither figure is given, so both are unknown: the row is left out.',
			);
			return undefined;
		},
		KEYS.needs,
	);
}
