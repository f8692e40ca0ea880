import { rows, type Reader } from '#lib/server/database/driver.ts';
import { ENTRIES } from '#lib/server/figures/queries/selection.ts';
import { COUNTED, parametersOf, type EntriesAsked } from './entries.ts';

/** Of each activity its donors. */
export async function listEntryDonors(reader: Reader, asked: EntriesAsked): Promise<Map<number, number[]>> {
	const found = await rows<{ owner: number; member: number }>(
		reader,
		`select distinct o.activity_id as owner, o.donor_id as member from ${ENTRIES}
			join activity_donor o on o.activity_id = a.activity_id where ${COUNTED} order by 1, 2`,
		parametersOf(asked),
	);
	return byOwner(found);
}

/** Of each activity its tags. */
export async function listEntryTags(reader: Reader, asked: EntriesAsked): Promise<Map<number, string[]>> {
	const found = await rows<{ owner: number; member: string }>(
		reader,
		`select distinct o.activity_id as owner, o.tag as member from ${ENTRIES}
			join activity_tag o on o.activity_id = a.activity_id where ${COUNTED} order by 1, 2`,
		parametersOf(asked),
	);
	return byOwner(found);
}

function byOwner<M>(found: readonly { readonly owner: number; readonly member: M }[]): Map<number, M[]> {
	return new Map(
		[...Map.groupBy(found, ({ owner }) => owner)].map(([owner, its]) => [
			owner,
			its.map(({ member }) => member),
		]),
	);
}
