/** What all changes of a quarter's text begin and end with. */
import type { AuditFacts, DataChange } from '#lib/record/audit.ts';
import { isQuarterNumber, formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import type { SectionKey } from '#lib/publication/sections.ts';
import type { Language } from '#lib/plan/text.ts';
import { rows, type Reader, type Writer } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { listSections, type QuarterKey, type StoredSection } from '../queries/sections.ts';

/** Who changes the text of which quarter; the page has asked whether they may. */
export interface NarrativeAct {
	readonly planId: number;
	readonly sectorId: number;
	readonly quarter: Quarter;
	/** Null: the demonstration. */
	readonly personId: number | null;
	readonly now: Date;
}

export interface OneSection extends SectionKey {
	readonly language: Language;
	/** The version that whoever changes it saw; 0: there was none. */
	readonly seen: number;
}

export function sectionKeyOf({ sectorId, quarter }: NarrativeAct): QuarterKey {
	return { sectorId, ...quarter };
}

/**
 * The sections of the quarter, as they stand now. A locked quarter may be written about: words move no
 * figure. Throws Refused where the plan has no such sector or quarter.
 */
export async function openNarrative(reader: Reader, act: NarrativeAct): Promise<StoredSection[]> {
	const { planId, sectorId, quarter } = act;
	const [found] = await rows<{ quarter: number }>(
		reader,
		`select d.quarter from period d join sector s on s.plan_id = d.plan_id
		where d.plan_id = @planId and s.id = @sectorId and d.year = @year and d.quarter = @quarter`,
		{ planId, sectorId, ...quarter },
	);
	if (!found || !isQuarterNumber(found.quarter)) throw new Refused('not found');
	return listSections(reader, sectionKeyOf(act));
}

export function isSame(one: SectionKey & { readonly language: string }, other: typeof one): boolean {
	return one.section === other.section && one.output === other.output && one.language === other.language;
}

/** Throws Conflict where the section is not what whoever changes it saw, Refused where it is not there. */
export function sectionIn(sections: readonly StoredSection[], asked: OneSection): StoredSection {
	const found = sections.find((one) => isSame(one, asked));
	if (!found) throw new Refused('changed meanwhile');
	if (found.version !== asked.seen) throw new Conflict(found.version);
	return found;
}

/** Tells the record, and that what strangers see has changed. */
export async function recordNarrative(
	writer: Writer,
	{ planId, quarter, personId, now }: NarrativeAct,
	action: DataChange & ('write narrative' | 'order narrative' | 'accept finding'),
	subject: { readonly id: number },
	{ before, after }: { readonly before: AuditFacts | null; readonly after: AuditFacts | null },
): Promise<void> {
	await appendAudit(writer, {
		...{ at: now, personId, planId, action },
		subject: `narrative/${subject.id}`,
		before,
		after: { quarter: formatQuarter(quarter), ...after },
	});
	await bumpDataVersion(writer, planId, now, action);
}
