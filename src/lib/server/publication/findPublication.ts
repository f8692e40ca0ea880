import { getScope } from '#lib/server/plan/queries/plans.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listOfQuarter, publicationAt } from './queries/edition.ts';
import type { PublicationLabel } from './queries/publications.ts';

/** The publication whose document an address names; the problem where it is not there, or withdrawn. */
export async function findPublication(
	reader: Reader,
	params: Readonly<Record<'plan' | 'sector' | 'year' | 'quarter' | 'revision', string>>,
): Promise<PublicationLabel | Response> {
	const scope = await getScope(reader, params.plan, params.sector);
	const [year, quarter] = [Number(params.year), Number(params.quarter.replace(/^q/, ''))];
	if (!scope || !isQuarterNumber(quarter) || !Number.isInteger(year))
		return problem(404, 'There is no such quarter in such a sector: see /api/v1/plans.');
	const of = await listOfQuarter(reader, scope.sector.id, { year, quarter });
	const found = publicationAt(of, `r${params.revision}`);
	if (!found) return problem(404, 'There is no such revision of this quarter.');
	return found.withdrawn ? problem(410, `Withdrawn: ${found.withdrawn.en}`) : found;
}
