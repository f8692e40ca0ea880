import type { PeopleAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import { showsAll, type Scope } from '#lib/plan/scope.ts';
import { byDimension, type Dimension } from '#lib/plan/groups.ts';
import { peopleMethodIn } from '#lib/plan/settings.ts';
import { countsPeople } from '#lib/figures/indicator.ts';
import { peopleWithoutPlace } from '#lib/figures/people.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { byGroup } from './byGroup.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { keyOf, listWindow, type StoredGroup } from './reaches.ts';

/** People reached in a sector in a window. People are whole: the smallest unit is one. */
export const getPeople = recorded(
	{
		part: 'people',
		key: (_scope: Scope, { year, quarter, window }: WindowQuestion) => [year, quarter, window],
	},
	readPeople,
);

async function readPeople(reader: Reader, scope: Scope, question: WindowQuestion): Promise<PeopleAnswer> {
	const { year, quarter, window } = question;
	const key = { sectorId: scope.sector.id, year, quarter, ytd: window === 'year-to-date' ? 1 : 0 };
	const [people] = await rows<{ total: number }>(
		reader,
		`select total from people_total
		where sector_id = @sectorId and year = @year and year_to_date = @ytd and quarter = @quarter`,
		key,
	);
	const groups = await rows<StoredGroup & { value: number }>(
		reader,
		`select group_id, null as dimension, value from people_group
		where sector_id = @sectorId and year = @year and year_to_date = @ytd and quarter = @quarter
		union all select null, dimension, value from people_dimension
		where sector_id = @sectorId and year = @year and year_to_date = @ytd and quarter = @quarter`,
		key,
	);
	const figures = new Map(groups.map((row) => [keyOf(row), row.value]));
	const { indicators } = await getFramework(reader, scope.sector.id, question);
	const counting = indicators.filter(countsPeople);
	const found = await listWindow(reader, scope.sector.id, question);
	const unnamed = counting.flatMap(({ id }) => found.get(id)?.unnamed ?? []);
	const reached = people?.total ?? null;
	const method = peopleMethodIn(scope.plan, question);
	const whole = { reached, method, indicators: counting.map(({ code }) => code) };
	if (!showsAll(scope))
		return { ...whole, withoutPlace: null, byGroup: {}, unknown: byDimension(() => null) };
	const unknown = (dimension: Dimension) =>
		reached === null ? null : reached - (figures.get(dimension) ?? 0);
	return {
		...whole,
		withoutPlace: peopleWithoutPlace(unnamed, method),
		byGroup: byGroup(figures, scope.groups, 'people'),
		unknown: byDimension(unknown),
	};
}
