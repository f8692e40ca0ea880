/** Who has cleared a draft, and what a clearer is asked about again. Source: docs/rules.md, Publication. */
import type { Cleared } from './content.ts';
import type { NarrativeSection } from './narrative.ts';
import type { ClearedHow, ClearanceVerdict } from './publication.ts';

/** What was said of a draft for a role, in the order in which it was told. */
export interface Said {
	readonly id: number;
	readonly role: string;
	readonly verdict: ClearanceVerdict;
	readonly how: ClearedHow;
	/** ISO. */
	readonly day: string;
	/** Who said it, where that was outside. */
	readonly name: string | null;
	/** How it was told, or why it was sent back. */
	readonly words: string | null;
	/** Whose press it was. */
	readonly personId: number;
	/** The mail or the minutes that say so; null: none was kept. */
	readonly file: string | null;
}

/** Until when a role may object. */
export interface Objection {
	readonly role: string;
	/** The last day, ISO. */
	readonly until: string;
	/** Who set it. */
	readonly personId: number;
}

/** A role and how it stands to a draft: `silent` until its day is over, then nobody has objected. */
export type RoleStanding =
	| { readonly role: string; readonly is: 'open' }
	| { readonly role: string; readonly is: 'cleared' | 'sent back'; readonly said: Said }
	| { readonly role: string; readonly is: 'silent' | 'not objected'; readonly objection: Objection };

/**
 * How each role of the plan stands to a draft. What was said last counts, and a word counts more than silence.
 * @param today ISO, in the plan's time zone
 */
export function standingsOf(
	roles: readonly string[],
	said: readonly Said[],
	objections: readonly Objection[],
	today: string,
): RoleStanding[] {
	return roles.map((role) => {
		const last = said.findLast((one) => one.role === role);
		if (last) return { role, is: last.verdict, said: last };
		const objection = objections.find((one) => one.role === role);
		if (!objection) return { role, is: 'open' };
		return { role, is: objection.until < today ? 'not objected' : 'silent', objection };
	});
}

export function hasCleared({ is }: RoleStanding): boolean {
	return is === 'cleared' || is === 'not objected';
}

/** As the document says it. */
export function clearedBy(standings: readonly RoleStanding[]): Cleared[] {
	return standings.flatMap((one): Cleared[] => {
		if (one.is === 'not objected')
			return [{ role: one.role, day: one.objection.until, outside: null, noObjection: true }];
		if (one.is !== 'cleared') return [];
		const { how, day, name, words } = one.said;
		return [{ role: one.role, day, outside: how === 'outside' ? { name: name ?? '', words } : null }];
	});
}

/** What somebody had before them who cleared a draft. */
export interface SeenDraft {
	/** Milliseconds: the moment of its figures. */
	readonly asOf: number;
	readonly narrative: readonly NarrativeSection[];
}

/** A section whose words are others than they were: its paragraphs that came, and those that went. */
export interface ChangedSection extends Omit<NarrativeSection, 'body'> {
	readonly came: readonly string[];
	readonly went: readonly string[];
}

/** The changed paragraphs alone, by section; a paragraph that only moved is none. */
export function changedSections(
	before: SeenDraft['narrative'],
	now: SeenDraft['narrative'],
): ChangedSection[] {
	const idOf = ({ section, output, language }: NarrativeSection) => `${section}|${output ?? ''}|${language}`;
	const was = new Map(before.map((one) => [idOf(one), one]));
	const is = new Map(now.map((one) => [idOf(one), one]));
	return [...new Map([...was, ...is]).entries()].flatMap(([id, { section, output, language }]) => {
		const [old, young] = [paragraphsOf(was.get(id)), paragraphsOf(is.get(id))];
		const changed = { section, output, language, came: without(young, old), went: without(old, young) };
		return changed.came.length + changed.went.length > 0 ? [changed] : [];
	});
}

function paragraphsOf(section: NarrativeSection | undefined): string[] {
	return (section?.body ?? '')
		.split(/\n\s*\n/)
		.map((text) => text.trim())
		.filter((text) => text !== '');
}

/** What of the one list the other has not, each as often as it is more. */
function without(texts: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return texts.filter((text) => {
		const at = left.indexOf(text);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
