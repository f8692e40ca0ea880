import type { LiveCodes } from '#lib/publication/live.ts';
import { answersNamed } from '#lib/publication/answersNamed.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { namedWaves } from '#lib/survey/said.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listJoiningNames } from '#lib/server/survey/queries/joining.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import { findTold, type ToldWave } from '#lib/server/survey/queries/told.ts';
import { listNarrative } from './narrative.ts';

/** A wave is named with a stroke, and no indicator, group or place is asked about here. */
const NO_CODES: LiveCodes = { indicators: new Set(), groups: new Map(), places: new Set() };

/**
 * What a quarter tells of surveys: of each of the sector the newest wave, those that become public with it, and those that its
 * text names. A publication answers from what it recorded; one of before surveys were kept tells of none.
 */
export async function listToldWaves(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
): Promise<ToldWave[]> {
	const newest = await listNewestWaves(reader, scope);
	const joining = await listJoiningNames(reader, scope);
	const bodies = (await listNarrative(reader, scope, quarter)).map(({ body }) => body);
	const told: ToldWave[] = [];
	for (const named of namedWaves([...newest, ...joining, ...answersNamed(bodies, NO_CODES)])) {
		const found = await findTold(reader, scope, named);
		if (found) told.push(found);
	}
	return told;
}
