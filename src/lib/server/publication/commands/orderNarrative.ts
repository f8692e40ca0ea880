import { moved, sectionId, type SectionKey } from '#lib/publication/sections.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { openNarrative, recordNarrative, type NarrativeAct } from './narrative.ts';
import { distinct } from './beginSection.ts';
import { putInOrder } from './slugs.ts';

/**
 * Puts a section, in all of its languages, before its neighbour or behind it; at an end it stays. Throws Refused where it is
 * not there.
 */
export async function orderNarrative(
	db: Database,
	act: NarrativeAct & SectionKey & { readonly to: 'up' | 'down' },
): Promise<void> {
	await transaction(db, async (writer) => {
		const sections = await openNarrative(writer, act);
		const subject = sections.find((one) => sectionId(one) === sectionId(act));
		if (!subject) throw new Refused('changed meanwhile');
		const order = distinct(sections);
		const next = moved(act, act.to, order);
		if (next === order) return;
		await putInOrder(writer, act, next);
		const { section, output, to } = act;
		await recordNarrative(writer, act, 'order narrative', subject, {
			before: null,
			after: { section, output, to },
		});
	});
}
