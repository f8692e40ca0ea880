import type { Writer } from '#lib/server/database/driver.ts';
import { listExpectable, listOutputs } from '#lib/server/framework/queries/expected.ts';
import { Refused } from '#lib/server/refused.ts';
import { setExpected, type ExpectedRequest } from './setExpected.ts';

interface Leaving extends Omit<ExpectedRequest, 'from' | 'changes'> {
	/** Code of the partner who leaves. */
	readonly partner: string;
	/** Index of the last quarter in which it is expected. */
	readonly last: number;
}

/**
 * A partner leaves a sector: after a quarter it is expected on none of its outputs. What it reported stays as it is. In the
 * transaction of the caller (`storeSeen`); returns on how many outputs it ended. Throws Refused (`not found`).
 */
export async function endExpected(writer: Writer, { partner, last, ...request }: Leaving): Promise<number> {
	const { planId, sectorId } = request;
	const found = (await listExpectable(writer, planId, sectorId)).find(({ code }) => code === partner);
	if (!found) throw new Refused('not found');
	const changes = (await listOutputs(writer, sectorId)).map(({ id }) => ({
		...{ partnerId: found.id, outputId: id, isExpected: false },
	}));
	return setExpected(writer, { ...request, from: last + 1, changes });
}
