/** Whether a typed number, with what stands around it, is a withheld figure or tells it beside a shown one. */
import type { Language } from '#lib/plan/text.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Context } from '../check/context.ts';
import { stemOf } from '../check/stems.ts';
import type { TypedNumber } from '../check/typed.ts';
import type { Secret } from './secrets.ts';

/** A number with what is said around it. */
export interface Spoken {
	readonly number: TypedNumber;
	readonly context: Context;
	readonly language: Language;
	/** Of the section; null: of the whole sector. */
	readonly output: string | null;
	/** What the text is about. */
	readonly quarter: Quarter;
	/** A number that leaves so many values open tells none. */
	readonly k: number;
	/** Codes of the groups that the sentence names, and of those that the words behind the number do. */
	readonly groups: ReadonlySet<string>;
	readonly ownGroups: ReadonlySet<string>;
	/** P-codes of the places that the paragraph and its heading name, and of those that the sentence does. */
	readonly places: ReadonlySet<string>;
	readonly ownPlaces: ReadonlySet<string>;
	/** Whether the paragraph names an organisation or a tag. */
	readonly mentions: (code: string) => boolean;
	/** Stems of the words that an indicator is called by. */
	readonly names: (indicator: string) => ReadonlySet<string>;
	readonly outputOf: (indicator: string) => string | null;
}

/** A hair for what computers divide. */
const HAIR = 1e-9;

export function meansFigure(spoken: Spoken, secret: Secret): boolean {
	return isTold(spoken, secret) && isAbout(spoken, secret);
}

function isTold({ number, context, k }: Spoken, secret: Secret): boolean {
	const { kind, value, high, step, orElse } = number;
	if (kind === 'share') {
		const near = (part: number) => Math.abs(part - Math.abs(value)) <= step / 2 + HAIR;
		const isWhole = (all: number) => all > 0 && step * all < k && near(secret.value / all);
		const isChange = (all: number) =>
			all > 0 && step * all < k && near(Math.abs(secret.value - all) / all) && secret.value !== all;
		return secret.wholes.some(isWhole) || secret.before.some(isChange);
	}
	if (kind !== 'count' || context.phrase.counted === 'places' || step >= k) return false;
	if (high !== null) return high - value < k && secret.value >= value && secret.value <= high;
	return [value, orElse].some((one) => one !== null && secret.numbers.has(one));
}

/** Whether what stands around the number is the figure's: what it counts, where, of whom and when. */
function isAbout(spoken: Spoken, { indicator, part, place, year }: Secret): boolean {
	const { context, number, groups, ownGroups, quarter, output } = spoken;
	if (place === null ? spoken.ownPlaces.size > 0 : !spoken.places.has(place)) return false;
	const isBefore = context.pointed === 'before';
	if (number.kind !== 'share' && (year === quarter.year ? isBefore : !isBefore && !context.hasOtherDate))
		return false;
	if (number.kind === 'count' && !countsIt(spoken, indicator)) return false;
	const [kind = '', ...rest] = part.split(' ');
	const code = rest.join(' ');
	if (kind === 'partner' || kind === 'donor' || kind === 'tag') return spoken.mentions(code);
	if (kind !== 'total' && code !== '' && !groups.has(code)) return false;
	if (kind === 'total' && ownGroups.size > 0) return false;
	// A place, a group or an organisation that is named tells whose figure it is; without one the output has to.
	const own = spoken.outputOf(indicator);
	return place !== null || output === null || own === null || own === output;
}

const HOUSEHOLDS =
	/^(?:households?|famil\w+|menages?|foyers?|و?(?:ال)?(?:اسر|اسره|عايل\p{L}+|عاييل\p{L}*))$/u;

/** Whether the words behind a number may name what an indicator counts. */
function countsIt({ context: { phrase }, names }: Spoken, indicator: string): boolean {
	if (phrase.counted === 'people' || phrase.head === null) return true;
	return HOUSEHOLDS.test(phrase.head) || names(indicator).has(stemOf(phrase.head));
}
