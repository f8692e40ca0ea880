import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIONS, MENU } from '#lib/access/permission.ts';
import { SINGLE_FILES } from '#lib/exchange/sent.ts';
import { messageName } from '#lib/i18n/messageName.ts';
import { m } from '#lib/paraglide/messages.js';
import { AUDIT_KINDS } from '#lib/record/audit.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';

type Variants = readonly { readonly match: Readonly<Record<string, string>> }[];
type Messages = Readonly<Record<string, string | Variants>>;

const LOCALES = ['en', 'ar', 'fr'] as const;
const messages = Object.fromEntries(
	LOCALES.map((locale) => {
		const all = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Messages;
		return [locale, Object.fromEntries(Object.entries(all).filter(([key]) => key !== '$schema'))];
	}),
) as Record<(typeof LOCALES)[number], Messages>;

/** Without words of their own, or the same word in both languages. */
const SAME = {
	ar: ['reporting_then'],
	fr: [
		'audit_action',
		'audit_kind_publication',
		'beside_camp',
		'beside_village',
		'dashboard_title',
		'expected_title',
		'framework_source_title',
		...['import_column_code', 'import_column_type', 'import_column_pcode', 'import_column_lat'],
		...['import_column_lon', 'import_column_population', 'import_column_note', 'import_column_source'],
		...['import_column_contact', 'import_column_date'],
		'kind_camp',
		'kind_village',
		...[
			'service_code',
			'service_name',
			'service_need_protection',
			'service_organisation',
			'service_title',
			'survey_over_n',
		],
		'live_spoken',
		'map_classes',
		'note',
		'note_number',
		'notes',
		'organisations_code',
		'organisations_here',
		'organisations_title',
		'organisations_type',
		'population',
		'publications_document',
		'publications_title',
		'report_version',
		'report_warnings',
		'review_warnings',
		'row_total',
		'text_by',
		'text_section',
		'unit_hectares',
		'plan_unit_acres',
		'unit_litres',
		'unit_tonnes',
	],
};

const textsOf = (message: string | Variants | undefined): string[] =>
	message === undefined
		? []
		: typeof message === 'string'
			? [message]
			: message.flatMap(({ match }) => Object.values(match));

/** What a message writes out, or tells its forms by; a number's form is not written. */
function inputsOf(message: string | Variants | undefined): string[] {
	const written = textsOf(message).flatMap((text) =>
		[...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
	);
	const told = typeof message === 'object' ? message.flatMap(({ match }) => Object.keys(match)) : [];
	// That nothing is one more form, beside those that a number has.
	const names = told.flatMap((form) => [...form.matchAll(/(\w+)=(?!0|\*)/g)].map(([, name]) => name ?? ''));
	return [...new Set([...written, ...names.filter((name) => name !== 'plural')])].sort();
}

describe.each(['ar', 'fr'] as const)('messages in %s', (locale) => {
	test('are those of English: none is missing, none too many', () => {
		expect(Object.keys(messages[locale])).toEqual(Object.keys(messages.en));
	});

	test('are translated', () => {
		const untranslated = Object.keys(messages.en).filter((key) =>
			textsOf(messages[locale][key]).some((text) => textsOf(messages.en[key]).includes(text)),
		);
		expect(untranslated.sort()).toEqual(SAME[locale].sort());
	});

	test('fill in what English fills in', () => {
		for (const key of Object.keys(messages.en)) {
			expect([key, inputsOf(messages[locale][key])]).toEqual([key, inputsOf(messages.en[key])]);
		}
	});
});

describe.each(LOCALES)('messages in %s', (locale) => {
	test('have each name once: of two the last one would be said in both places', () => {
		const text = readFileSync(`messages/${locale}.json`, 'utf8');
		const names = [...text.matchAll(/^\t"(\w+)":/gm)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(1000);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	});

	const entries = Object.entries(messages[locale]);

	test('say something, without stray spaces or typewriter quotes', () => {
		const faulty = entries.filter(([, message]) =>
			textsOf(message).some((text) => text === '' || text !== text.trim() || /["']|\s\s/.test(text)),
		);
		expect(faulty.map(([key]) => key)).toEqual([]);
	});

	test('have a form for every number', () => {
		const needed =
			locale === 'ar' ? ['plural=one', 'plural=two', 'plural=few', 'plural=many'] : ['plural=one'];
		for (const [key, message] of entries) {
			if (typeof message === 'string') continue;
			for (const { match } of message) {
				const forms = Object.keys(match);
				expect([key, forms.at(-1)]).toEqual([key, expect.stringMatching(/=\*$/)]);
				if (forms.some((form) => form.startsWith('plural='))) {
					expect([key, forms]).toEqual([key, expect.arrayContaining(needed)]);
				}
			}
		}
	});
});

test('Arabic messages are in Arabic letters, with Arabic commas and question marks', () => {
	const faulty = Object.entries(messages.ar).filter(([, message]) =>
		textsOf(message).some((text) => !/[\u0600-\u06ff]/.test(text) || /[\u0600-\u06ff}],|[?;]/.test(text)),
	);
	expect(faulty.map(([key]) => key).filter((key) => key !== 'reporting_then')).toEqual([]);
});

/** In French nothing is singular. Of these there is something wherever they are said. */
const SOMETHING = [
	...[
		'errors_title',
		'warnings_title',
		'findings_more',
		'finding_not_said_again',
		'review_wholes',
		'undo_more',
	],
	...['lines_faults', 'workbook_errors', 'workbook_same', 'workbook_left', 'targets_cut', 'targets_set'],
	...['targets_taken', 'targets_theirs', 'targets_read_more', 'targets_parts_open', 'importing_errors'],
	...['apart_activities', 'none_reported_by', 'review_approved_many', 'stands_all', 'state_clash'],
	...['workbook_confirm', 'why_pipeline'],
];

test('French does not say one where there is none', () => {
	const found = Object.entries(messages.fr).flatMap(([key, message]) => {
		if (typeof message === 'string') return [];
		const forms = message.flatMap(({ match }) => Object.entries(match));
		const own = forms.find(([form]) => form.endsWith('plural=one'))?.[1];
		// The number is written in the others alone.
		const isLeftOut = own !== undefined && inputsOf(own).length < inputsOf(forms.at(-1)?.[1]).length;
		return isLeftOut && !forms.some(([form]) => form.startsWith('count=0')) ? [key] : [];
	});
	expect(found.sort()).toEqual(SOMETHING.toSorted());
	expect(m.periods_reports({ count: 0 }, { locale: 'fr' })).toBe('aucun rapport');
});

/** Words beside the one that a thing has: a quarter is ربع, a district caza; and a spelling beside the usual one. */
const OTHER_WORDS = {
	ar: [/(?<![\p{L}\p{M}])[وفبكل]{0,2}(?:ال)?(?:فصل|فصل[ًا]{2}|فصلين|فصول)(?![\p{L}\p{M}])/u, /ا\u064B/],
	fr: [/(?<!\{)\b(?:district|gouvernorat)s?\b/i],
};

test.each(['ar', 'fr'] as const)('in %s one thing has one word', (locale) => {
	const found = Object.entries(messages[locale]).filter(([, message]) =>
		textsOf(message).some((text) => OTHER_WORDS[locale].some((word) => word.test(text))),
	);
	expect(found.map(([key]) => key)).toEqual([]);
});

test('every message is used, and every message used is there', () => {
	const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes('paraglide'))
		.map((name) => readFileSync(join('src', name), 'utf8'));
	const used = sources.flatMap((source) =>
		source.includes('#lib/paraglide/messages.js')
			? [...source.matchAll(/\bm\.([a-z0-9_]+)/g)].map(([, key]) => key)
			: [],
	);
	// What is looked up by its name out of a table.
	const named = [
		...Object.values(AUDIT_KINDS).flatMap((actions) => actions.map((one) => messageName('audited', one))),
		...Object.keys(AUDIT_KINDS).map((kind) => messageName('audit_kind', kind)),
		...Object.keys(ACTIONS).map((action) => messageName('action', action)),
		...Object.values(MENU),
		...SINGLE_FILES.flatMap((file) => TABLES[file].map(({ name }) => `import_column_${name}`)).filter(
			(key) => key in messages.en,
		),
	];
	expect([...new Set([...used, ...named])].sort()).toEqual(Object.keys(messages.en).sort());
});

test('French signs of two parts stay on the line of their word', () => {
	const faulty = Object.entries(messages.fr).filter(([, message]) =>
		textsOf(message).some((text) => / [:;!?»]|« /.test(text)),
	);
	expect(faulty.map(([key]) => key)).toEqual([]);
});
