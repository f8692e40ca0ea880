/** The organisations by which a map's figures can be filtered. */
import { localised } from '#lib/plan/text.ts';
import { organisationFinderIn } from '#lib/report/organisationNamed.ts';
import type { Organisation } from '#lib/server/figures/queries/filterOptions.ts';

/** In a list to choose from; of more, one is typed. */
const MOST_OFFERED = 200;

export interface Offered {
	/** All of them, or only the one that is chosen. */
	readonly all: readonly Organisation[];
	/** There are too many to choose from: code or name is typed. */
	readonly isTyped: boolean;
	/** What is typed for the one that is chosen: its name, where that means it alone, else its code; empty: none is chosen. */
	readonly typed: string;
}

export function offered(all: readonly Organisation[], chosen: string | undefined): Offered {
	if (all.length <= MOST_OFFERED) return { all, isTyped: false, typed: '' };
	const found = all.filter(({ code }) => code === chosen);
	const [typed = ''] = found.map(({ code, name }) => (codeMeant(all, name) === code ? name : code));
	return { all: found, isTyped: true, typed };
}

/**
 * Parameters of an address that name an organisation otherwise than by its code in this quarter, each with that code.
 * @param codes all that lead to the one that each names
 */
export function codesTyped(
	asked: (name: 'partner' | 'donor') => string | null,
	options: { readonly partner: readonly Organisation[]; readonly donor: readonly Organisation[] },
	codes: { readonly partner: readonly string[]; readonly donor: readonly string[] },
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		(['partner', 'donor'] as const).flatMap((name) => {
			const typed = asked(name);
			const isHere = options[name].some((one) => one.code === typed);
			const led = isHere ? undefined : options[name].find((one) => codes[name].includes(one.code));
			const code = typed ? (led?.code ?? codeMeant(options[name], typed)) : undefined;
			return code === undefined || code === typed ? [] : [[name, code]];
		}),
	);
}

/** Undefined: nothing is called so, or several are. */
function codeMeant(all: readonly Organisation[], typed: string): string | undefined {
	if (all.some(({ code }) => code === typed)) return typed;
	const find = organisationFinderIn(all.map(({ code, name }) => ({ code, name: localised(name) })));
	const [found, ...others] = find(typed);
	return others.length === 0 ? found?.code : undefined;
}
