import { readTargetLines, type PastedTargets } from '#lib/framework/targetPaste.ts';
import type { Localised } from '#lib/plan/text.ts';
import { headingKey } from '#lib/report/paste.ts';
import { locales } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import type { TargetGrid } from './targetGrid.ts';

/** Reads pasted lines into the cells of a grid: indicators and columns by their codes, or by their names in any language. */
export function pastedTargets(
	text: string,
	{ rows, columns }: Pick<TargetGrid, 'rows' | 'columns'>,
): PastedTargets {
	const indicators = named(rows.map(({ id, code, name }) => [id, [code, ...namesIn(name)]]));
	const headings = named(
		columns.map(({ key, name, code, quarter }) => [
			key,
			name ? [code ?? '', ...namesIn(name)] : locales.flatMap((locale) => timeNames(quarter, locale)),
		]),
	);
	return readTargetLines(text, {
		indicatorOf: (key) => indicators.get(key) ?? undefined,
		columnOf: (key) => headings.get(key) ?? undefined,
		columns: columns.map(({ key }) => key),
	});
}

function namesIn(name: Localised): string[] {
	return locales.flatMap((locale) => name[locale] ?? []);
}

function timeNames(quarter: number | null, locale: (typeof locales)[number]): string[] {
	const said = { locale };
	if (quarter === null) return [m.targets_year({}, said), m.target({}, said), 'target'];
	return [m.quarter_only({ quarter }, said), `Q${quarter}`, `T${quarter}`];
}

/** By each word what it names; null: two things, so that nobody is guessed. */
function named<Id>(
	all: readonly (readonly [id: Id, words: readonly string[]])[],
): ReadonlyMap<string, Id | null> {
	const found = new Map<string, Id | null>();
	for (const [id, words] of all) {
		for (const key of new Set(words.map(headingKey))) {
			if (key !== '') found.set(key, found.has(key) && found.get(key) !== id ? null : id);
		}
	}
	return found;
}
