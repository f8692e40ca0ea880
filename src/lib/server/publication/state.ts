/** Whether a quarter's text can be published. Source: docs/rules.md, Narrative. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf } from '#lib/publication/liveValue.ts';
import { REQUIRED_SECTIONS, sectionId } from '#lib/publication/sections.ts';
import type { NarrativeState } from '#lib/publication/state.ts';
import { isOlder, originalOf } from '#lib/publication/translation.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { isOpen, readFindings, type CheckedSection } from './findings.ts';
import { readLiveSource } from './liveSource.ts';
import { openHeld, type Figures } from './openHeld.ts';
import type { PublicationLabel } from './queries/publications.ts';
import type { StoredSection } from './queries/sections.ts';

/**
 * Of a quarter's stored text, all that its coordinator has to answer before it is published.
 * @param draft whose figures the live ones show; null: those of today, of which nobody knows yet what is withheld
 */
export async function readNarrativeState(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	draft: PublicationLabel | null = null,
): Promise<NarrativeState> {
	return narrativeStateOf(reader, scope, quarter, await readFindings(reader, scope, quarter), draft);
}

/** The state of a text whose figures were checked already. @param draft as of `readNarrativeState` */
export async function narrativeStateOf(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	checked: readonly CheckedSection[],
	draft: PublicationLabel | null = null,
): Promise<NarrativeState> {
	const figures = draft ? await openHeld(reader, scope, draft) : { reader, scope };
	const sections = checked.map(({ section }) => section);
	const said = new Set(sections.map(({ section }) => section));
	return {
		unresolved: checked.flatMap(({ section, found }) => {
			const open = found.filter(isOpen);
			const wrong = open.filter(({ weight }) => weight === 'wrong').length;
			return open.length === 0 ? [] : [{ ...placeOf(section), wrong, look: open.length - wrong }];
		}),
		unknownLive: await listUnknownLive(figures, quarter, sections),
		languages: languagesOf(sections),
		missing: REQUIRED_SECTIONS.filter((section) => !said.has(section)),
	};
}

function placeOf({ section, output, language }: StoredSection) {
	return { section, output, language };
}

/** Those that show nothing, each language by itself, since a page shows one. */
async function listUnknownLive(
	{ reader, scope }: Figures,
	quarter: Quarter,
	sections: readonly StoredSection[],
): Promise<NarrativeState['unknownLive']> {
	const found: NarrativeState['unknownLive'][number][] = [];
	for (const own of Map.groupBy(sections, ({ language }) => language).values()) {
		const source = await readLiveSource(
			reader,
			scope,
			quarter,
			own.map(({ body }) => body),
		);
		for (const section of own) {
			for (const { live, offset, length } of findLive(section.body, source.codes)) {
				const is = isFault(live) ? 'fault' : liveValueOf(live, source).is;
				const written = section.body.slice(offset, offset + length);
				if (is !== 'known') found.push({ ...placeOf(section), written, why: is });
			}
		}
	}
	return found;
}

function languagesOf(sections: readonly StoredSection[]): NarrativeState['languages'] {
	const each = Map.groupBy(sections, sectionId);
	return [...each.values()].flatMap((versions) => {
		const [first] = versions;
		const original = first && originalOf(first, versions);
		if (!original) return [];
		return LANGUAGES.flatMap((language) => {
			const own = versions.find((one) => one.language === language);
			const { section, output } = original;
			const is = !own ? 'missing' : isOlder(own, original) ? 'older' : null;
			return is === null ? [] : [{ section, output, language, is }];
		});
	});
}
