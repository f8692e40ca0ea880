import type { Scope } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import { inCodeOrder } from '#lib/plan/code.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { localised } from '#lib/server/plan/queries/localised.ts';

export interface FrameworkNode {
	readonly code: string;
	readonly name: Localised;
	/** Code of an output's outcome; null for an outcome. */
	readonly outcome: string | null;
}

interface Row {
	code: string;
	name: string;
	name_ar: string | null;
	name_fr: string | null;
	outcome: string | null;
}

/** Outcomes and outputs of a sector, in the framework's order. */
export async function listOutcomesAndOutputs(
	reader: Reader,
	scope: Scope,
): Promise<readonly FrameworkNode[]> {
	return listNodes(reader, scope.sector.id);
}

const listNodes = keptAnswer(readNodes);

async function readNodes(reader: Reader, sector: number): Promise<FrameworkNode[]> {
	const found = await rows<Row>(
		reader,
		`select code, name, name_ar, name_fr, null as outcome from outcome where sector_id = @sector
		union all
		select u.code, u.name, u.name_ar, u.name_fr, o.code from output u join outcome o on o.id = u.outcome_id
		where u.sector_id = @sector`,
		{ sector },
	);
	return inCodeOrder(
		found.map(({ code, name, name_ar, name_fr, outcome }) => ({
			code,
			name: localised(name, name_ar, name_fr),
			outcome,
		})),
	);
}
