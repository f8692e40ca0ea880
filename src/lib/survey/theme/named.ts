import type { Localised } from '#lib/plan/text.ts';
import type { Answers, Option } from '../question.ts';
import type { Asked } from '../wave.ts';

/** A theme of a question's open answers. */
export interface Theme {
	readonly id: number;
	/** Null: a machine proposed it, and no person has named it. */
	readonly name: Localised | null;
	readonly words: readonly string[];
	/** Positions of the answers that lie in it. */
	readonly answers: readonly number[];
}
export type NamedTheme = Theme & { readonly name: Localised };

export function namedThemes(themes: readonly Theme[]): NamedTheme[] {
	return themes.flatMap((theme) => (theme.name ? [{ ...theme, name: theme.name }] : []));
}

/** What files call a theme: its English name in small letters; a name that stands there twice gets a number. */
export function themeCodes(names: readonly Localised[]): string[] {
	const codes = names.map(
		({ en }) =>
			en
				.normalize('NFKD')
				.toLowerCase()
				.replaceAll(/\p{M}/gu, '')
				.replaceAll(/[^a-z0-9]+/g, '_')
				.replaceAll(/^_|_$/g, '') || 'theme',
	);
	return codes.map((code, i) => {
		const before = codes.slice(0, i).filter((one) => one === code).length;
		return before === 0 ? code : `${code}_${before + 1}`;
	});
}

/**
 * A question of open answers as one of several choices: the themes that people have named, of those who answered. Who lies in no
 * theme chose none. Source: docs/rules.md, Surveys.
 */
export function themedQuestion({ question, answers }: Asked, themes: readonly Theme[]): Asked {
	const own = namedThemes(themes).filter(({ answers }) => answers.length > 0);
	const codes = themeCodes(own.map(({ name }) => name));
	const options = own.map(({ name }, i): Option => ({ name: codes[i] ?? '', label: name }));
	const inThemes = new Map<number, number[]>();
	for (const [option, theme] of own.entries())
		for (const at of theme.answers) inThemes.set(at, [...(inThemes.get(at) ?? []), option]);
	const chosen: Answers = answers.map((answer, at) => (answer === null ? null : (inThemes.get(at) ?? [])));
	return { question: { ...question, kind: 'select_multiple', options, upTo: null }, answers: chosen };
}
