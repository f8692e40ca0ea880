/** The sections of a quarter's text. Source: docs/rules.md, Narrative. */

interface Kind {
	readonly name: string;
	/** There is one of the whole sector, and one of each output. */
	readonly byOutput?: true;
	/** A quarter is not published without it. */
	readonly isRequired?: true;
}

/** In the order in which they are first put; a coordinator moves them. */
export const SECTION_KINDS = [
	{ name: 'summary', isRequired: true },
	{ name: 'purpose' },
	{ name: 'achievements', byOutput: true, isRequired: true },
	{ name: 'referrals' },
	{ name: 'mainstreaming' },
	{ name: 'localisation' },
	{ name: 'emergency' },
	{ name: 'challenges', byOutput: true, isRequired: true },
	{ name: 'priorities', byOutput: true, isRequired: true },
	{ name: 'notes' },
	{ name: 'map_credit' },
	{ name: 'disclaimer' },
	{ name: 'contacts' },
] as const satisfies readonly Kind[];
export type SectionKind = (typeof SECTION_KINDS)[number]['name'];
const KINDS: readonly Kind[] = SECTION_KINDS;

/** What a section is, whatever its language. */
export interface SectionKey {
	/** Mostly a kind; a bundle may bring others, which stand among the notes. */
	readonly section: string;
	/** Code of the output; null: the whole sector. */
	readonly output: string | null;
}

export const LONGEST_NARRATIVE = {
	/** Signs of a section in one language: a bundle takes it back at any script. */
	section: 30_000,
	/** Signs of a quarter's sections together, in all languages. */
	quarter: 400_000,
	/** Why something that the figure check says stands. */
	reason: 500,
} as const;
/** So many sections has a quarter, whatever their languages. */
export const MOST_SECTIONS = 200;

export function isSectionKind(section: string): section is SectionKind {
	return KINDS.some(({ name }) => name === section);
}

/** Whether a section may be written anew. */
export function mayBegin({ section, output }: SectionKey): boolean {
	const kind = KINDS.find(({ name }) => name === section);
	return kind !== undefined && (output === null || kind.byOutput === true);
}

export const REQUIRED_SECTIONS: readonly string[] = KINDS.filter(({ isRequired }) => isRequired).map(
	({ name }) => name,
);

/** What the two are told apart by. */
export function sectionId({ section, output }: SectionKey): string {
	return output === null ? section : `${section} ${output}`;
}

/**
 * Where a new section is put among those that there are: behind the last one that belongs before it.
 * @param outputs codes, in the framework's order
 */
export function placeFor<Key extends SectionKey>(
	added: Key,
	sections: readonly Key[],
	outputs: readonly string[],
): Key[] {
	const rank = (key: SectionKey) => {
		const kind = KINDS.findIndex(({ name }) => name === key.section);
		const output = key.output === null ? outputs.length : outputs.indexOf(key.output);
		return (kind < 0 ? KINDS.length : kind) * (outputs.length + 1) + output;
	};
	const before = sections.findLastIndex((one) => rank(one) <= rank(added));
	return sections.toSpliced(before + 1, 0, added);
}

/** The sections with one of them put before its neighbour, or behind it; as they were at the ends. */
export function moved<Key extends SectionKey>(
	key: SectionKey,
	to: 'up' | 'down',
	sections: readonly Key[],
): readonly Key[] {
	const at = sections.findIndex((one) => sectionId(one) === sectionId(key));
	const other = to === 'up' ? at - 1 : at + 1;
	const [one, neighbour] = [sections[at], sections[other]];
	if (!one || !neighbour) return sections;
	return sections.with(at, neighbour).with(other, one);
}

/** What a survey's texts are called where a draft's check-list names them: no section of a narrative. */
export const OF_SURVEYS = 'surveys';
