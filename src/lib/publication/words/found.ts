import { DASH, formatFigure, formatShare } from '#lib/i18n/number.ts';
import { isolated, plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { KnownFigure } from '#lib/publication/check/known.ts';
import type { Found, FoundKind } from '#lib/publication/found.ts';

type Sentence = (inputs: { written: string; value: string; figure: string }) => string;

const SENTENCES: Readonly<Record<FoundKind, Sentence>> = {
	disagrees: m.found_disagrees,
	unknown: m.found_unknown,
	parts: m.found_parts,
	'parts of a figure': m.found_parts_of_a_figure,
	change: m.found_change,
	'share of people': m.found_share_of_people,
	table: m.found_table,
	numbering: m.found_numbering,
	listed: m.found_listed,
	'numbered twice': m.found_numbered_twice,
	'told twice': m.found_told_twice,
	'other kind': m.found_other_kind,
	'not more': m.found_not_more,
	represented: m.found_represented,
	'above the headline': m.found_above_the_headline,
	'addition or part': m.found_addition_or_part,
	future: m.found_future,
	'above the turnover': m.found_above_the_turnover,
	choice: m.found_choice,
	letter: m.found_letter,
};
const SUMS: readonly FoundKind[] = ['parts', 'parts of a figure', 'table'];
const SHARES: readonly FoundKind[] = ['change', 'share of people'];

/** What the check says of a number or a sentence, and what it would be. */
export function numberFoundWords({ kind, weight, written, figure, wouldBe }: Found): string {
	const value = figure ? valueWords(figure) : wouldBeWords(kind, wouldBe);
	const said = weight === 'note' && SUMS.includes(kind) ? m.found_rounding : SENTENCES[kind];
	return said({ written, value, figure: figure ? figureName(figure) : '' });
}

function wouldBeWords(kind: FoundKind, value: number | null): string {
	if (value === null) return DASH;
	return SHARES.includes(kind) ? formatShare(Math.abs(value)) : formatFigure(value, 'count');
}

function valueWords({ counted, value }: KnownFigure): string {
	return counted === 'share' ? formatShare(value) : formatFigure(value, counted === 'money' ? 'usd' : 'kg');
}

const ROLES: Readonly<Record<KnownFigure['role'], (inputs: { figure: string }) => string>> = {
	reached: ({ figure }) => figure,
	sector: ({ figure }) => figure,
	target: m.found_target_of,
	before: m.found_before_of,
	pipeline: m.found_pipeline_of,
	'without place': m.found_unnamed_of,
	share: m.found_share_of,
	change: m.found_change_of,
};

/** 1.1.a # of projects (women): what of it is meant. */
function figureName({ role, indicator, name, group, place }: KnownFigure): string {
	const parts = [group, place].flatMap((part) => (part ? [plain(part.name)] : []));
	const of = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
	const code = indicator === null ? '' : `${isolated(indicator)} `;
	return ROLES[role]({ figure: `${code}${plain(name)}${of}` });
}
