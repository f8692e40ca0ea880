import { LANGUAGES } from '#lib/plan/text.ts';
import type { FileEdition } from '#lib/server/files/edition.ts';

/** What is named, with its name in each language in the order of `LANGUAGES`, by code. */
export async function inEachLanguage<Named extends { readonly code: string; readonly name: string }>(
	{ scope }: FileEdition,
	ask: (scope: FileEdition['scope']) => Promise<readonly Named[]>,
): Promise<{ readonly named: readonly Named[]; readonly names: ReadonlyMap<string, readonly string[]> }> {
	const lists = await Promise.all(LANGUAGES.map((language) => ask({ ...scope, language })));
	const [named = []] = lists;
	const names = new Map(
		named.map(({ code }) => [code, lists.map((list) => list.find((one) => one.code === code)?.name ?? '')]),
	);
	return { named, names };
}
