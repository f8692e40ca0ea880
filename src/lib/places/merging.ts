/** Places that become part of others. Source: docs/rules.md, Places that become one. */
import { standingIn, type Later } from '#lib/plan/firstQuarter.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { Level, PlaceKind } from './place.ts';

/** As much of a place as says with what it may become one. */
interface MergingPlace {
	readonly pcode: string;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	readonly laterKinds: readonly Later<PlaceKind>[];
	/** P-code of what it lies in; null: the country. */
	readonly within: string | null;
	readonly laterParents: readonly Later<string>[];
	readonly mergedInto: Later<string> | null;
}

/** Whether a place stands for itself in a quarter. */
function standsAlone({ mergedInto }: Pick<MergingPlace, 'mergedInto'>, asked: Quarter): boolean {
	return mergedInto === null || quarterIndex(mergedInto) > quarterIndex(asked);
}

/**
 * P-codes of those that may not become part of what they name: it is not there, is the place itself, is part of another
 * by then, or they are not of level 3, of one kind, and in one district in that quarter.
 */
export function wronglyMerged(all: readonly MergingPlace[]): string[] {
	const byCode = new Map(all.map((place) => [place.pcode, place]));
	return all
		.filter((place) => {
			const { mergedInto } = place;
			const into = mergedInto && byCode.get(mergedInto.value);
			if (!mergedInto) return false;
			return !into || into === place || !standsAlone(into, mergedInto) || !areAlike(place, into, mergedInto);
		})
		.map(({ pcode }) => pcode);
}

function areAlike(a: MergingPlace, b: MergingPlace, asked: Quarter): boolean {
	const kindOf = ({ kind, laterKinds }: MergingPlace) =>
		standingIn({ first: kind, later: laterKinds }, asked);
	const withinOf = ({ within, laterParents }: MergingPlace) =>
		standingIn({ first: within, later: laterParents }, asked);
	return a.level === 3 && b.level === 3 && kindOf(a) === kindOf(b) && withinOf(a) === withinOf(b);
}

/** What a place becomes part of, one step after another; none where it stays. */
export function stepsOf(
	place: Pick<MergingPlace, 'mergedInto'>,
	byCode: ReadonlyMap<string, Pick<MergingPlace, 'mergedInto'>>,
): Later<string>[] {
	const steps: Later<string>[] = [];
	for (let next = place.mergedInto; next; next = byCode.get(next.value)?.mergedInto ?? null) {
		const last = steps.at(-1);
		if (last && quarterIndex(next) <= quarterIndex(last)) break;
		steps.push(next);
	}
	return steps;
}
