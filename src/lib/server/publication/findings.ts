/** What the figure check says of a quarter's stored text, with what its authors let stand. */
import { createHash } from 'node:crypto';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Language } from '#lib/plan/text.ts';
import { checkFigures } from '#lib/publication/check/index.ts';
import { foundIn, groundsOf, type Found } from '#lib/publication/found.ts';
import type { Knowledge } from '#lib/publication/check/known.ts';
import { sectionId, type SectionKey } from '#lib/publication/sections.ts';
import { cleanNote } from '#lib/report/texts.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readKnowledge } from './check.ts';
import { openHeld } from './openHeld.ts';
import { listOfQuarter } from './queries/edition.ts';
import { listAccepted, type Accepted } from './queries/accepted.ts';
import { listSections, type StoredSection } from './queries/sections.ts';

export interface Answered extends Found {
	readonly fingerprint: string;
	/** Null: nobody let it stand. */
	readonly accepted: Accepted | null;
}

/** A section as somebody is writing it. */
export interface TypedSection extends SectionKey {
	readonly language: Language;
	readonly body: string;
}

export interface CheckedSection {
	readonly section: StoredSection;
	readonly found: readonly Answered[];
	readonly agreeing: number;
	readonly elsewhere: number;
}

/**
 * Every section of a quarter that says something, in its order. Its numbers are held against the figures of the quarter's
 * draft, as strangers would read them; where there is none, against those of today.
 * @param language of the sections; null: all of them. Texts are held against those of their own alone
 * @param typed what one of them would say; null: all say what is stored
 */
export async function readFindings(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	language: Language | null = null,
	typed: TypedSection | null = null,
): Promise<CheckedSection[]> {
	const key = { sectorId: scope.sector.id, ...quarter };
	const stored = await listSections(reader, key);
	const sections = saying(typed ? withTyped(stored, typed) : stored, language);
	const { draft } = await listOfQuarter(reader, scope.sector.id, quarter);
	const checked = typed
		? check(sections, await knowledgeFor(reader, scope, quarter))
		: await keptChecks(
				reader,
				`${versionOf(scope, sections)} ${draft?.id ?? ''}`,
				scope.plan.code,
				scope.sector.code,
				quarter.year,
				quarter.quarter,
				language,
			);
	const accepted = await listAccepted(reader, key);
	return sections.map((section, at) => {
		const { found, ...counted } = checked[at] ?? NOTHING;
		const standing = (fingerprint: string) =>
			accepted.find((one) => one.sectionId === section.id && one.fingerprint === fingerprint) ?? null;
		return {
			section,
			...counted,
			found: found.map((one) => ({ ...one, accepted: standing(one.fingerprint) })),
		};
	});
}

interface Check {
	readonly found: readonly (Found & { readonly fingerprint: string })[];
	readonly agreeing: number;
	readonly elsewhere: number;
}

const NOTHING: Check = { found: [], agreeing: 0, elsewhere: 0 };

function check(sections: readonly StoredSection[], knowledge: Knowledge): Check[] {
	const checked = checkFigures(sections, knowledge);
	return sections.map((section, at) => {
		const { found, ...counted } = foundIn(checked, section, at);
		return { ...counted, found: found.map((one) => ({ ...one, fingerprint: fingerprintOf(one) })) };
	});
}

/** Until a text or a figure is another one: a whole narrative takes longer to check than a page may take. */
const keptChecks = keptForVersion(
	async (
		reader,
		plan: string,
		sector: string,
		year: number,
		quarter: Quarter['quarter'],
		language: Language | null,
	): Promise<Check[]> => {
		const scope = await getScope(reader, plan, sector);
		if (!scope) return [];
		const stored = await listSections(reader, { sectorId: scope.sector.id, year, quarter });
		return check(saying(stored, language), await knowledgeFor(reader, scope, { year, quarter }));
	},
);

async function knowledgeFor(reader: Reader, scope: WholeScope, quarter: Quarter): Promise<Knowledge> {
	const { draft } = await listOfQuarter(reader, scope.sector.id, quarter);
	const figures = draft ? await openHeld(reader, scope, draft) : { reader, scope };
	return readKnowledge(figures.reader, figures.scope, quarter);
}

function versionOf({ plan }: WholeScope, sections: readonly StoredSection[]): string {
	return `${plan.dataVersion} ${sections.map(({ id, version }) => `${id}.${version}`).join(' ')}`;
}

function saying(sections: readonly StoredSection[], language: Language | null): StoredSection[] {
	return sections.filter((one) => one.body !== '' && (language === null || one.language === language));
}

function withTyped(stored: readonly StoredSection[], { body, ...key }: TypedSection): StoredSection[] {
	const isTyped = (one: StoredSection) => sectionId(one) === sectionId(key) && one.language === key.language;
	if (stored.some(isTyped)) return stored.map((one) => (isTyped(one) ? { ...one, body } : one));
	const unwritten = { id: 0, slug: '', version: 0, changedAt: null, changedBy: null, ofVersion: null };
	return [...stored, { ...unwritten, ...key, body }];
}

/** What the check says of a text that is typed and not stored yet. */
export async function findingsOf(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	typed: TypedSection,
): Promise<readonly Answered[]> {
	const { section, output, language, body } = typed;
	const own = { section, output, language, body: cleanNote(body) };
	const sections = await readFindings(reader, scope, quarter, language, own);
	return sections.find(({ section: one }) => sectionId(one) === sectionId(own))?.found ?? [];
}

/** Short enough for a form and an index, whatever the sentence's length. */
function fingerprintOf(found: Found): string {
	return createHash('sha256').update(groundsOf(found)).digest('base64url').slice(0, 22);
}

/** What is neither put right nor let stand, and has to be. */
export function isOpen({ weight, accepted }: Answered): boolean {
	return weight !== 'note' && accepted === null;
}
