/** What a sent table may name, made ready to be looked up: by code, and by name in each language. */
import { LANGUAGES, type Localised } from '#lib/plan/text.ts';
import { plainHeading } from '../mapping.ts';

export interface Coded<Meant> {
	readonly id: Meant;
	readonly code: string;
	readonly name: Localised;
}

/** Codes go before names, and what two are called means neither. */
export function byCodeAndName<Meant>(coded: readonly Coded<Meant>[]): ReadonlyMap<string, Meant> {
	const named = coded.flatMap(({ id, name }) =>
		LANGUAGES.flatMap((language) => (name[language] ? [[plainHeading(name[language]), id] as const] : [])),
	);
	const clear = [...Map.groupBy(named, ([name]) => name)].flatMap(([name, of]) => {
		const [first, ...others] = new Set(of.map(([, id]) => id));
		return first === undefined || others.length > 0 ? [] : [[name, first] as const];
	});
	return new Map([...clear, ...coded.map(({ id, code }) => [plainHeading(code), id] as const)]);
}
