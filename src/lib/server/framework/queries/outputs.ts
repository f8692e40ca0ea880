import type { Scope } from '#lib/plan/scope.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { inFrameworkOrder, type Step } from '#lib/framework/order.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';

export interface FrameworkNode {
	readonly code: string;
	readonly name: Localised;
	/** Code of an output's outcome; null for an outcome. */
	readonly outcome: string | null;
}

interface Row {
	code: string;
	name: StoredText;
	outcome: string | null;
	position: number | null;
	outcome_position: number | null;
}

/** Outcomes and outputs of a sector, in the framework's order. */
export async function listOutcomesAndOutputs(
	reader: Reader,
	{ sector }: { readonly sector: Pick<Scope['sector'], 'id'> },
): Promise<readonly FrameworkNode[]> {
	return listNodes(reader, sector.id);
}

const listNodes = keptAnswer(
	recorded({ part: 'nodes', key: () => [] }, async (reader, sector: number): Promise<FrameworkNode[]> => {
		const found = await rows<Row>(
			reader,
			`select code, name, null as outcome, position, null as outcome_position from outcome where sector_id = @sector
		union all
		select u.code, u.name, o.code, u.position, o.position from output u join outcome o on o.id = u.outcome_id
		where u.sector_id = @sector`,
			{ sector },
		);
		return inFrameworkOrder(found, wayTo).map(({ code, name, outcome }) => ({
			code,
			name: readText(name),
			outcome,
		}));
	}),
);

function wayTo({ code, position, outcome, outcome_position }: Row): Step[] {
	const own = { code, position };
	return outcome === null ? [own] : [{ code: outcome, position: outcome_position }, own];
}
