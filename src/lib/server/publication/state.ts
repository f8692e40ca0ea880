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
import type { StoredSection } from './queries/sections.ts';

/** Of a quarter's stored text, all that its coordinator has to answer before it is published. */
export async function readNarrativeState(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
): Promise<NarrativeState> {
	return narrativeStateOf(reader, scope, quarter, await readFindings(reader, scope, quarter));
}

/** The state of a text whose figures were checked already. */
export async function narrativeStateOf(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	checked: readonly CheckedSection[],
): Promise<NarrativeState> {
	const sections = checked.map(({ section }) => section);
	const said = new Set(sections.map(({ section }) => section));
	return {
		unresolved: checked.flatMap(({ section, found }) => {
			const open = found.filter(isOpen);
			const wrong = open.filter(({ weight }) => weight === 'wrong').length;
			return open.length === 0 ? [] : [{ ...placeOf(section), wrong, look: open.length - wrong }];
		}),
		unknownLive: await listUnknownLive(reader, scope, quarter, sections),
		languages: languagesOf(sections),
		missing: REQUIRED_SECTIONS.filter((section) => !said.has(section)),
	};
}

function placeOf({ section, output, language }: StoredSection) {
	return { section, output, language };
}

/**
 * Those that nobody gave or that are of no form, each language by itself, since a page shows one. What is withheld from
 * strangers is known of a draft alone: its check-list asks it.
 */
async function listUnknownLive(
	reader: Reader,
	scope: WholeScope,
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
