/** What the fields of a row are called: in a sentence, over their columns, and in what people paste. */
import { ROW, ROW_FIELDS, type RowField } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';

type Word = (input?: Record<string, never>, options?: { locale?: (typeof locales)[number] }) => string;

interface FieldWords {
	/** In a sentence about it. */
	readonly label: Word;
	/** Over its column. */
	readonly heading: Word;
	/** Further headings that a paste knows it by. */
	readonly also?: readonly Word[];
	/** Headings that spreadsheets of the field carry, in small letters. */
	readonly foreign?: readonly string[];
}

const WORDS: { readonly [Name in RowField]?: FieldWords } = {
	reference: { label: m.paste_reference, heading: m.reference, foreign: ['ref'] },
	indicatorId: { label: m.indicator, heading: m.workbook_indicator },
	placeId: {
		label: m.place,
		heading: m.place,
		also: [m.kind_municipality, m.paste_place],
		foreign: ['p-code', 'pcode', 'adm3_pcode', 'commune'],
	},
	status: { label: m.activity_status, heading: m.activity_status, foreign: ['statut'] },
	throughId: { label: m.field_through, heading: m.through },
	donors: {
		label: m.donor,
		heading: m.workbook_donors,
		also: [m.donors, m.paste_donor],
		foreign: ['donor code'],
	},
	tags: { label: m.field_tags, heading: m.tags },
	doneIn: { label: m.done_in, heading: m.done_in },
	note: { label: m.note, heading: m.note, foreign: ['comment', 'notes'] },
	total: {
		label: m.row_total,
		heading: m.workbook_total,
		also: [m.paste_figure],
		foreign: ['value', 'reached'],
	},
};

/** By the name in the form. */
export const FIELD_LABELS: Readonly<Record<string, () => string>> = Object.fromEntries(
	ROW_FIELDS.flatMap((name) => {
		const words = WORDS[name];
		return words ? [[ROW[name].record, () => words.label()]] : [];
	}),
);

/** By the code of the column. */
export const FIELD_HEADINGS: Readonly<Record<string, () => string>> = Object.fromEntries(
	TYPED_FIELDS.flatMap(({ name, code }) => {
		const words = WORDS[name];
		return words ? [[code, () => words.heading()]] : [];
	}),
);

/** Every heading by which a pasted column is known, with its code; the indicator is chosen beside the paste. */
export const PASTED_HEADINGS: readonly (readonly [code: string, headings: readonly string[]])[] =
	TYPED_FIELDS.flatMap(({ name, code, type }) => {
		const words = WORDS[name];
		if (!words || type === 'indicator') return [];
		const { label, heading, also = [], foreign = [] } = words;
		const ours = [label, heading, ...also].flatMap((word) => locales.map((locale) => word({}, { locale })));
		return [[code, [code, ...foreign, ...ours]] as const];
	});
