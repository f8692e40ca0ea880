import { auditedChange } from '#lib/record/audit.ts';
import { mayBegin, MOST_SECTIONS, placeFor, sectionId, type SectionKey } from '#lib/publication/sections.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { Refused } from '#lib/server/refused.ts';
import type { StoredSection } from '../queries/sections.ts';
import { recordNarrative, type NarrativeAct, type OneSection } from './narrative.ts';
import { putInOrder } from './slugs.ts';

/** Stores a section that was not there, where its kind belongs; its identifier. Throws Refused where there can be none. */
export async function beginSection(
	writer: Writer,
	act: NarrativeAct & OneSection,
	sections: readonly StoredSection[],
	body: string,
): Promise<number> {
	const { sectorId, quarter, section, output, language, personId, now } = act;
	const isThere = sections.some((one) => sectionId(one) === sectionId(act));
	const order = distinct(sections);
	if (!isThere && (!mayBegin(act) || order.length >= MOST_SECTIONS)) throw new Refused('not allowed');
	const nodes = await listOutcomesAndOutputs(writer, { sector: { id: sectorId } });
	const outputs = nodes.flatMap(({ code, outcome }) => (outcome === null ? [] : [code]));
	if (output !== null && !outputs.includes(output)) throw new Refused('not allowed');
	const [stored] = await rows<{ id: number }>(
		writer,
		`insert into narrative (sector_id, year, quarter, section, output_id, language, slug, body, changed_at, changed_by)
		values (@sectorId, @year, @quarter, @section,
			(select id from output where sector_id = @sectorId and code = @output), @language, @slug, @body, @now, @personId)
		returning id`,
		{
			...{ sectorId, ...quarter, section, output, language, body, personId },
			// Until it is put where it belongs.
			slug: `~${sectionId(act)}.${language}.${quarter.year}-q${quarter.quarter}`,
			now: now.getTime(),
		},
	);
	if (!stored) throw new Error('no section was stored');
	await putInOrder(writer, act, isThere ? order : placeFor<SectionKey>({ section, output }, order, outputs));
	await recordNarrative(writer, act, 'write narrative', stored, {
		before: null,
		after: { section, output, language, version: 1, body: auditedChange(null, { body })?.after?.body },
	});
	return stored.id;
}

/** Each section once, whatever its languages. */
export function distinct(sections: readonly StoredSection[]): SectionKey[] {
	const found = new Map(
		sections.map(({ section, output }) => [sectionId({ section, output }), { section, output }]),
	);
	return [...found.values()];
}
