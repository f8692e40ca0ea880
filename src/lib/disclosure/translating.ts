/** Keys and names of cells have the same parts in the same order: indicator, part of its total, place, window. */
import { REST_MARK } from './cell.ts';

/** A text translated, or nothing where what it names is not there any more. */
export type Translate = (text: string) => string | undefined;

type Kind = 'indicator' | 'place' | 'group' | 'organisation' | 'tag' | 'span';

/** A whole key or name, by what its parts are called. */
export function translating(of: Readonly<Record<Kind, Translate>>): Translate {
	const partOf: Translate = (part) => {
		if (part === 'total') return part;
		const [, kind = '', text = ''] = /^(\w+) (.*)$/.exec(part) ?? [];
		if (!['tag', 'donor', 'partner'].includes(kind)) return of.group(part);
		const found = (kind === 'tag' ? of.tag : of.organisation)(text);
		return found === undefined ? undefined : `${kind} ${found}`;
	};
	const placeOf: Translate = (place) => {
		const isRest = place.endsWith(REST_MARK);
		const found = of.place(isRest ? place.slice(0, -REST_MARK.length) : place);
		return found === undefined ? undefined : `${found}${isRest ? REST_MARK : ''}`;
	};
	return (text) => {
		const [who = '', part = '', place = '', span = '', ...more] = text.split('|');
		const found = [of.indicator(who), partOf(part), placeOf(place), of.span(span)];
		return more.length > 0 || found.includes(undefined) ? undefined : found.join('|');
	};
}
