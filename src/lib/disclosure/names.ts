/** Keys of a system's cells, which are made of identifiers, and their names, which are made of codes. */
import { quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import { PEOPLE_NAME, readSpan, spanName } from './cell.ts';
import { PEOPLE } from './tables/people.ts';
import { translating, type Translate } from './translating.ts';

/** Codes by identifiers. */
export interface Translation {
	readonly indicators: ReadonlyMap<number, string>;
	/** P-codes. */
	readonly places: ReadonlyMap<number, string>;
	/** With their dimensions, within which their codes are their own: `sex female`. */
	readonly groups: ReadonlyMap<number, string>;
	readonly organisations: ReadonlyMap<number, string>;
	/** By each code, also by one that an organisation had before, whose it is now. */
	readonly organisationOf: ReadonlyMap<string, number>;
	readonly tags: ReadonlyMap<number, string>;
}

/** The name of a printed cell by its key. */
export function cellNamesOf(codes: Translation): Translate {
	const by = (map: ReadonlyMap<number, string>) => (id: string) => map.get(Number(id));
	const span: Translate = (text) => {
		const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? [];
		const window = first === last ? 'quarter' : 'year-to-date';
		return last === undefined ? undefined : spanName({ ...quarterAt(Number(last)), window });
	};
	return translating({
		indicator: (id) => (id === PEOPLE ? PEOPLE_NAME : by(codes.indicators)(id)),
		place: by(codes.places),
		group: (part) => {
			const [dimension, id = ''] = part.split(' ');
			return id === NOT_SAID ? `${dimension} ` : by(codes.groups)(id);
		},
		organisation: by(codes.organisations),
		tag: by(codes.tags),
		span,
	});
}

/** The key of a printed cell by its name. */
export function cellKeysOf(codes: Translation): Translate {
	const by = (map: ReadonlyMap<number, string>) => {
		const ids = new Map([...map].map(([id, code]) => [code, `${id}`]));
		return (code: string) => ids.get(code);
	};
	const [indicator, group] = [by(codes.indicators), by(codes.groups)];
	const span: Translate = (text) => {
		const found = readSpan(text);
		if (!found) return undefined;
		const last = quarterIndex(found);
		return `${found.window === 'quarter' ? last : last - found.quarter + 1}-${last}`;
	};
	return translating({
		indicator: (code) => (code === PEOPLE_NAME ? PEOPLE : indicator(code)),
		place: by(codes.places),
		group: (part) => {
			const [dimension = ''] = part.split(' ');
			const id = part === `${dimension} ` ? NOT_SAID : group(part);
			return id === undefined ? undefined : `${dimension} ${id}`;
		},
		organisation: (code) => codes.organisationOf.get(code)?.toString(),
		tag: by(codes.tags),
		span,
	});
}

/** What keys call a group that was not said. */
const NOT_SAID = 'null';
