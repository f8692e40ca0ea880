/** Which figure by place a map is drawn of, where nobody says. */
import type { PlacesAnswer } from './answer.ts';

/** The one whose places differ most, by how many different figures they have: its map tells more than dots of one. */
export function mostVariedOf(answers: readonly PlacesAnswer[]): PlacesAnswer | undefined {
	const figuresOf = ({ places }: PlacesAnswer) =>
		new Set(places.flatMap(({ lat, reached }) => (lat === null ? [] : [reached]))).size;
	const [first, ...others] = answers;
	if (!first) return undefined;
	return others.reduce((one, other) => (figuresOf(other) > figuresOf(one) ? other : one), first);
}
