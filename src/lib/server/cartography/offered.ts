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
}

export function offered(all: readonly Organisation[], chosen: string | undefined): Offered {
	if (all.length <= MOST_OFFERED) return { all, isTyped: false };
	return { all: all.filter(({ code }) => code === chosen), isTyped: true };
}

/** The address with the codes of the organisations that were typed by name; null: it names none, or one that several bear. */
export function withCodes(
	url: URL,
	options: { readonly partner: readonly Organisation[]; readonly donor: readonly Organisation[] },
): string | null {
	const better = new URL(url);
	for (const name of ['partner', 'donor'] as const) {
		const typed = url.searchParams.get(name);
		const all = options[name];
		if (!typed || all.some(({ code }) => code === typed)) continue;
		const [found, ...others] = organisationFinderIn(
			all.map((one) => ({ code: one.code, name: localised(one.name) })),
		)(typed);
		if (found && others.length === 0) better.searchParams.set(name, found.code);
	}
	return better.search === url.search ? null : better.pathname + better.search;
}
