/** All sections of a quarter's text, and what it lacks. */
import { LANGUAGES } from '#lib/plan/text.ts';
import type { Overview, SectionLine, WrittenIn } from '#lib/publication/editing.ts';
import {
	REQUIRED_SECTIONS,
	SECTION_KINDS,
	sectionId,
	placeFor,
	type SectionKey,
} from '#lib/publication/sections.ts';
import { isOlder, originalOf } from '#lib/publication/translation.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { isOpen, readFindings, type CheckedSection } from '../findings.ts';
import { listSections, type StoredSection } from '../queries/sections.ts';
import { narrativeStateOf } from '../state.ts';
import type { OpenText } from './open.ts';

/** In the stored order; what nobody wrote yet stands where it would be put. */
export async function readOverview(reader: Reader, { scope, act }: OpenText): Promise<Overview> {
	const stored = await listSections(reader, { sectorId: act.sectorId, ...act.quarter });
	const outputs = (await listOutcomesAndOutputs(reader, scope)).filter(({ outcome }) => outcome !== null);
	const checked = await readFindings(reader, scope, act.quarter);
	const names = new Map(outputs.map(({ code, name }) => [code, name]));
	const kept = [
		...new Map(
			stored.map(({ section, output }) => [sectionId({ section, output }), { section, output }]),
		).values(),
	];
	const offered: SectionKey[] = [
		...SECTION_KINDS.map(({ name }) => ({ section: name, output: null })),
		...outputs.map(({ code }) => ({ section: 'achievements', output: code })),
	];
	const isStored = (key: SectionKey) => kept.some((one) => sectionId(one) === sectionId(key));
	const order = offered
		.filter((key) => !isStored(key))
		.reduce<SectionKey[]>(
			(all, key) =>
				placeFor(
					key,
					all,
					outputs.map(({ code }) => code),
				),
			kept,
		);
	return {
		state: await narrativeStateOf(reader, scope, act.quarter, checked),
		lines: order.map((key): SectionLine => ({
			...key,
			name: key.output === null ? null : (names.get(key.output) ?? null),
			isRequired: key.output === null && REQUIRED_SECTIONS.includes(key.section),
			isStored: isStored(key),
			languages: LANGUAGES.map((language) => writtenIn(key, language, stored, checked)),
		})),
	};
}

function writtenIn(
	key: SectionKey,
	language: WrittenIn['language'],
	stored: readonly StoredSection[],
	checked: readonly CheckedSection[],
): WrittenIn {
	const own = stored.find((one) => sectionId(one) === sectionId(key) && one.language === language);
	const original = originalOf(key, stored);
	const found = checked.find(({ section }) => section.id === own?.id)?.found ?? [];
	const open = found.filter(isOpen);
	const wrong = open.filter(({ weight }) => weight === 'wrong').length;
	return {
		language,
		signs: own?.body.length ?? 0,
		isOlder: own !== undefined && own.body !== '' && original !== undefined && isOlder(own, original),
		wrong,
		look: open.length - wrong,
	};
}
