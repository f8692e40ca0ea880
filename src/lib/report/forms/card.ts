/**
 * A report as its form sends it: all cards that the page shows, or the one that was typed into. What a person types is text
 * here: reading it is `report/reader`. A field that is not sent stays as it is stored.
 */
import { z } from 'zod';
import { field } from '#lib/forms/field.ts';
import { LONGEST, MOST } from '#lib/report/bounds.ts';
import { isRowsText, LONGEST_ROWS, rowsIn, type FigureRow } from '#lib/report/cardRows.ts';
import { WORDS, type About } from '#lib/report/outputWords.ts';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';
import { CELL_FIELD } from '#lib/report/number.ts';
import { RULES, type Rule } from '#lib/report/validation.ts';

/** Fields of a card, by the name of each in the record; a donor each. */
const SHARED = ['place', 'status', 'reference', 'through', 'tags', 'doneIn', 'note'] as const;
export type SharedField = (typeof SHARED)[number];

/** These hold a number that the page wrote, or nothing. */
const NUMBERS = ['id', 'version', 'first', 'donors', 'through', 'doneIn'];

const CARD = String.raw`[0-9a-z-]{1,40}`;
const OF_CARD = new RegExp(String.raw`^(${CARD})\.(first|rows|donors\.\d{1,2}|${SHARED.join('|')})$`);
/** What is said of an output, by its identifier; `was`: what stood there before. */
const OF_OUTPUT = new RegExp(String.raw`^o(\d{1,9})\.(words|was)\.(${WORDS.join('|')})$`);
/** Pages of an earlier build, and what they left on a device, name row and version of a figure by themselves. */
const OF_FIGURE = new RegExp(
	String.raw`^(${CARD})\.(\d{1,9})\.(id|version|total|why\.[a-z0-9-]{1,40}|m\.\d{1,2}(?:\.${CELL_FIELD})?|c\.${CELL_FIELD})$`,
);

/** What the form calls a field: of a card, or of one of its figures. */
export const fieldName = {
	/** `first`: the indicator that the card begins with while it has no figure; `rows`: the rows of which it has fields. */
	card: (key: string, field: SharedField | 'first' | 'rows' | `donors.${number}`): string =>
		`f.${key}.${field}`,
	figure: (key: string, indicatorId: number, field: 'total' | `c.${string}` | `m.${string}`): string =>
		`f.${key}.${indicatorId}.${field}`,
	/** The partner's own words on an output, and what stood there before. */
	words: (outputId: number, about: About, which: 'words' | 'was' = 'words'): string =>
		`f.o${outputId}.${which}.${about}`,
	/** The partner's word on what a rule asks. */
	why: (key: string, indicatorId: number, rule: Rule): string =>
		`f.${key}.${indicatorId}.why.${dashed(rule)}`,
};

const fields = z.record(
	z.string().refine((name) => [OF_CARD, OF_FIGURE, OF_OUTPUT].some((known) => known.test(name)), 'gone'),
	z.string().max(Math.max(LONGEST.words, LONGEST_ROWS)),
);
export const cardsForm = z.object({
	fields: field(
		fields.default({}).superRefine((sent, context) => {
			for (const [name, { length }] of Object.entries(sent)) {
				const most = longest(name);
				if (length > most) {
					context.addIssue({ code: 'too_big', origin: 'string', maximum: most, path: [name], input: sent });
				}
			}
			for (const [name, text] of Object.entries(sent)) {
				if (!isChoice(name, text)) context.addIssue({ code: 'custom', message: 'choice', path: [name] });
			}
			// The page always sends which rows it shows, or which words: without any it is not ours.
			const { length } = Object.keys(sent);
			if (length === 0 || length > MOST.fields) context.addIssue({ code: 'custom', message: 'gone' });
		}),
		{ name: 'f', keepsEmpty: true },
	),
});
export type CardsForm = z.infer<typeof cardsForm>;

/** Whether a field that is chosen, and not typed, has one of what it can have. */
function isChoice(name: string, text: string): boolean {
	const of = OF_FIGURE.exec(name)?.[3] ?? OF_CARD.exec(name)?.[2]?.split('.')[0] ?? '';
	if (of === 'rows') return isRowsText(text);
	if (of === 'status') return ACTIVITY_STATUSES.some((status) => status === text);
	return !NUMBERS.includes(of) || /^\d{0,9}$/.test(text);
}

function dashed(rule: Rule): string {
	return rule.replaceAll(' ', '-');
}

function longest(name: string): number {
	const [, , of = ''] = OF_FIGURE.exec(name) ?? [];
	if (name.includes('.why.') || OF_OUTPUT.test(name)) return LONGEST.words;
	if (name.endsWith('.rows')) return LONGEST_ROWS;
	return of === '' ? LONGEST.text : LONGEST.figure;
}

/** A figure of a card as it was sent. */
export interface SentFigure {
	readonly indicatorId: number;
	/** Null: it is new. */
	readonly entryId: number | null;
	/** The version that the person saw. */
	readonly version: number;
	/** Null: its field was not shown. */
	readonly total: string | null;
	/** By `cellField`; empty: the grid was not shown. */
	readonly cells: ReadonlyMap<string, string>;
	/** By `monthField`; empty: they were not shown. */
	readonly months: ReadonlyMap<string, string>;
	readonly words: ReadonlyMap<Rule, string>;
}

/** What was sent of an output. */
export interface SentWords {
	readonly outputId: number;
	readonly about: About;
	/** What the person saw before. */
	readonly was: string;
	readonly body: string;
}

/** A card as it was sent. */
export interface SentCard {
	readonly key: string;
	readonly shared: ReadonlyMap<SharedField, string>;
	/** Identifiers of donors; null: their fields were not shown. */
	readonly donors: readonly string[] | null;
	/** The indicator that it begins with while it has no figure; null: the card is stored. */
	readonly first: number | null;
	readonly figures: readonly SentFigure[];
}

/** The cards of a form that was checked, in its order. */
export function sentCards({ fields: sent }: CardsForm): SentCard[] {
	const ofCards = Object.entries(sent).filter(([name]) => !OF_OUTPUT.test(name));
	const cards = Map.groupBy(ofCards, ([name]) => name.split('.')[0] ?? '');
	return [...cards].map(([key, named]) => {
		const own = named.flatMap(([name, text]): [string, string][] => {
			const field = OF_FIGURE.test(name) ? undefined : OF_CARD.exec(name)?.[2];
			return field === undefined ? [] : [[field, text]];
		});
		const donors = own.filter(([field]) => field.startsWith('donors.'));
		const ownText = (name: string) => own.find(([field]) => field === name)?.[1] ?? '';
		const first = Number(ownText('first'));
		return {
			key,
			shared: new Map(
				own.filter((one): one is [SharedField, string] => SHARED.some((field) => field === one[0])),
			),
			donors: donors.length === 0 ? null : donors.map(([, text]) => text).filter((text) => text !== ''),
			first: Number.isSafeInteger(first) && first > 0 ? first : null,
			figures: figuresOf(named, rowsIn(ownText('rows'))),
		};
	});
}

/** What the form says of outputs. */
export function sentWords({ fields: sent }: CardsForm): SentWords[] {
	const texts = new Map(Object.entries(sent));
	return [...texts].flatMap(([name, body]) => {
		const [, output, which, about] = OF_OUTPUT.exec(name) ?? [];
		const known = WORDS.find((one) => one === about);
		if (which !== 'words' || known === undefined) return [];
		const was = texts.get(`o${output}.was.${known}`) ?? '';
		return [{ outputId: Number(output), about: known, was, body }];
	});
}

function figuresOf(
	named: readonly (readonly [string, string])[],
	rows: ReadonlyMap<number, FigureRow>,
): SentFigure[] {
	const parts = named.flatMap(([name, text]) => {
		const [, , indicator, field] = OF_FIGURE.exec(name) ?? [];
		return indicator === undefined || field === undefined ? [] : [{ indicator, field, text }];
	});
	const fields = Map.groupBy(parts, ({ indicator }) => Number(indicator));
	return [...new Set([...rows.keys(), ...fields.keys()])].map((indicatorId) => {
		const of = fields.get(indicatorId) ?? [];
		const row = rows.get(indicatorId);
		const textOf = (name: string) => of.find(({ field }) => field === name)?.text;
		const inside = (prefix: string) =>
			of.flatMap(({ field, text }): [string, string][] =>
				field.startsWith(prefix) ? [[field.slice(prefix.length), text]] : [],
			);
		return {
			indicatorId,
			entryId: row?.id ?? (Number(textOf('id') ?? '') || null),
			version: row?.version ?? (Number(textOf('version') ?? '') || 0),
			total: textOf('total') ?? null,
			cells: new Map(inside('c.')),
			months: new Map(inside('m.').map(([month, text]) => [`m.${month}`, text])),
			words: new Map(
				inside('why.').flatMap(([dashes, text]): [Rule, string][] => {
					const rule = RULES.find((one) => dashed(one) === dashes);
					return rule === undefined ? [] : [[rule, text]];
				}),
			),
		};
	});
}
