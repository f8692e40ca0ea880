import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { OBS_STATUSES } from '#lib/publication/publishedFigure.ts';
import { dayIn } from '#lib/plan/day.ts';
import type { Language } from '#lib/plan/text.ts';
import { demonstrationLines } from '#lib/plan/words/demonstration.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import type { FileEdition } from '../edition.ts';
import type { DataSheet } from '../spreadsheet/dataSheet.ts';
import { sheetNames } from '../spreadsheet/sheetNames.ts';
import { writeDataWorkbook } from '../spreadsheet/writeData.ts';
import { citationOf } from './citation.ts';
import { figureRows } from './rows.ts';
import { STATUS_MEANINGS } from './statusMeanings.ts';
import { numberedNotes, type Notes } from './workbook/notes.ts';
import { surveysSheet } from './workbook/surveys.ts';
import { workbookTables, type Titled } from './workbook/tables.ts';

/** Cover, contents, notes, then a sheet each table. Source: docs/exchange.md, Files of a quarter. */
export async function figuresXlsx(edition: FileEdition, language: Language): Promise<Uint8Array> {
	const { reader, scope, period } = edition;
	const { year, quarter } = period;
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'quarter' });
	const notes = numberedNotes(indicators);
	const ofSurveys = await surveysSheet(edition);
	const tables = workbookTables(edition, await figureRows(edition), notes);
	if (ofSurveys) tables.push(ofSurveys);
	const title = `${plain(scope.plan.name)}: ${plain(scope.sector.name)}, ${quarterLong(period, scope.plan)}`;
	const front = [m.workbook_cover(), m.workbook_contents(), m.notes()];
	const names = sheetNames([...front, ...tables.map(({ name }) => name)]);
	const named = tables.map((one, at) => ({ ...one, name: names[at + front.length] ?? one.name }));
	const sheets = [
		await coverSheet(edition, title),
		contentsSheet(named),
		notesSheet(notes),
		...named.map((one) => tableSheet(edition, one)),
	];
	return writeDataWorkbook(sheets, {
		title,
		description: m.data_package_notes({ title }),
		made: new Date(scope.edition.publishedAt ?? scope.edition.asOf),
		rightToLeft: getTextDirection(language) === 'rtl',
	});
}

async function coverSheet(edition: FileEdition, title: string): Promise<DataSheet> {
	const { reader, scope, period } = edition;
	const { plan } = scope;
	const about = citationOf(edition);
	const day = (at: string) => formatDay(dayIn(plan.timezone, new Date(at)));
	const { expected, approved } = await getReporting(reader, scope, period);
	return {
		name: m.workbook_cover(),
		lines: [
			title,
			about.revision === null
				? m.workbook_draft({ asOf: day(about.as_of) })
				: m.workbook_published({
						revision: about.revision,
						published: day(about.published_at ?? about.as_of),
						asOf: day(about.as_of),
					}),
			...demonstrationLines(plan),
			m.workbook_reports({ approved: String(approved), expected: String(expected) }),
			m.workbook_source({ source: about.source }),
			m.workbook_licence({ licence: about.licence }),
			m.data_package_methodology({ address: about.method }),
			...(plan.contacts.length > 0 ? [[m.contacts(), ...plan.contacts].join(' ')] : []),
			m.workbook_address({ address: about.address }),
			...(about.document === null ? [] : [m.workbook_document({ hash: about.document })]),
			...plan.disclaimers.map((text) => plain(text)),
		],
		table: null,
	};
}

function contentsSheet(tables: readonly Titled[]): DataSheet {
	const named = [
		{ name: m.workbook_cover(), title: m.workbook_cover() },
		{ name: m.notes(), title: m.workbook_notes_title() },
		...tables,
	];
	return {
		name: m.workbook_contents(),
		lines: [m.workbook_contents(), m.workbook_one_table()],
		table: {
			name: 'contents',
			heads: [m.workbook_sheet(), m.workbook_holds()],
			shown: [],
			rows: named.map(({ name, title }) => [{ text: name, sheet: name }, title]),
		},
	};
}

function notesSheet(notes: Notes): DataSheet {
	return {
		name: m.notes(),
		lines: [m.workbook_notes_title(), m.workbook_one_table()],
		table: {
			name: 'notes',
			heads: [m.workbook_mark(), m.workbook_meaning()],
			shown: [],
			rows: [
				...OBS_STATUSES.map((letter) => [`[${letter}]`, STATUS_MEANINGS[letter]()]),
				...notes.words.map(({ mark, text }) => [mark, text]),
			],
		},
	};
}

function tableSheet(edition: FileEdition, { name, title, table }: Titled): DataSheet {
	const { source } = citationOf(edition);
	return {
		name,
		lines: [title, m.workbook_one_table(), m.workbook_marks_explained(), m.workbook_source({ source })],
		table,
	};
}
