/** The order of sections, as their files' names keep it. */
import { sectionId, type SectionKey } from '#lib/publication/sections.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { sectionKeyOf, type NarrativeAct } from './narrative.ts';
import { listSections } from '../queries/sections.ts';

/** Each section, in each of its languages, gets the name by which it stands where it was put. */
export async function putInOrder(
	writer: Writer,
	act: NarrativeAct,
	order: readonly SectionKey[],
): Promise<void> {
	const places = new Map(order.map((key, at) => [sectionId(key), at + 1]));
	const sections = (await listSections(writer, sectionKeyOf(act))).map((section) => {
		const at = places.get(sectionId(section)) ?? order.length + 1;
		return { ...section, named: `${nameOf(act.quarter, at, section)}.${section.language}` };
	});
	const renamed = sections.filter(({ slug, named }) => slug !== named);
	// Two may change names with each other: all give theirs up first.
	for (const { id } of renamed) await rename(writer, id, `~${id}`);
	for (const { id, named } of renamed) await rename(writer, id, await freeName(writer, act.sectorId, named));
}

/** 2024-q1-003-achievements-1.2 */
function nameOf({ year, quarter }: Quarter, at: number, { section, output }: SectionKey): string {
	// A code may have signs that no file's name has.
	const about = output === null ? '' : `-${output.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}`;
	return `${year}-q${quarter}-${String(at).padStart(3, '0')}-${section}${about}`;
}

/** A name that no other section of the sector has: two codes may come to one. */
async function freeName(writer: Writer, sectorId: number, named: string): Promise<string> {
	for (let more = 1; ; more += 1) {
		const slug = more === 1 ? named : named.replace(/\.(\w+)$/, `-${more}.$1`);
		const taken = await rows(writer, `select 1 from narrative where sector_id = @sectorId and slug = @slug`, {
			sectorId,
			slug,
		});
		if (taken.length === 0) return slug;
	}
}

async function rename(writer: Writer, id: number, slug: string): Promise<void> {
	await run(writer, `update narrative set slug = @slug where id = @id`, { id, slug });
}
