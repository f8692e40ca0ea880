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
		foreign: [
			...[
				'p-code',
				'pcode',
				'adm3_pcode',
				'site',
				'municipalities',
				'cadaster',
				'cadastre',
				'village',
				'town',
			],
			...['commune', 'localité', 'البلدية', 'البلدة', 'الموقع', 'المنطقة العقارية'],
		],
	},
	status: { label: m.activity_status, heading: m.activity_status, foreign: ['statut', 'الحالة'] },
	throughId: { label: m.field_through, heading: m.through },
	donors: {
		label: m.donor,
		heading: m.workbook_donors,
		also: [m.donors, m.paste_donor],
		foreign: ['donor code', 'funded by', 'bailleur', 'الممول', 'الجهة المانحة'],
	},
	tags: { label: m.field_tags, heading: m.tags },
	doneIn: { label: m.done_in, heading: m.done_in },
	note: { label: m.note, heading: m.note, foreign: ['comment', 'comments', 'notes', 'remarks', 'ملاحظات'] },
	total: {
		label: m.row_total,
		heading: m.workbook_total,
		also: [m.paste_figure],
		foreign: [
			...['value', 'reached', 'number', 'quantity', 'count', 'achieved', 'total number'],
			...[
				'nombre',
				'valeur',
				'quantité',
				'atteint',
				'réalisé',
				'العدد',
				'القيمة',
				'المجموع',
				'المنجز',
				'الكمية',
			],
		],
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
		const ours = [label, heading, ...also].flatMap(inAll);
		return [[code, [code, ...foreign, ...ours]] as const];
	});

/** Headings of columns that say in what the places beside them lie, by the level. */
export const AREA_HEADINGS: readonly (readonly [level: 1 | 2, headings: readonly string[]])[] = [
	[2, [...inAll(m.district), 'caza', 'kaza', 'admin 2', 'adm2_en', 'القضاء']],
	[1, [...inAll(m.governorate), 'mohafaza', 'gouvernorat', 'admin 1', 'adm1_en', 'المحافظة']],
];

function inAll(word: Word): string[] {
	return locales.map((locale) => word({}, { locale }));
}
