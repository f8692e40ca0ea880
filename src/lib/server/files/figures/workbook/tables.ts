/** The tables of the workbook: which figures stand in each, and by what. */
import { unitWords } from '#lib/figures/words/calculation.ts';
import { dimensionWords } from '#lib/figures/words/group.ts';
import { plain } from '#lib/i18n/locale.ts';
import { levelWords } from '#lib/places/words.ts';
import { quarterOnly } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import type { FileEdition } from '../../edition.ts';
import type { DataTable } from '../../spreadsheet/dataSheet.ts';
import type { Notes } from './notes.ts';
import { pivot, type ByColumn, type ValueColumn } from './table.ts';

export interface Titled {
	/** Of the sheet. */
	readonly name: string;
	readonly title: string;
	readonly table: DataTable;
}

/** Those that have something in them, in order. Their lines name indicators with their notes. */
export function workbookTables(
	edition: FileEdition,
	rows: readonly PublishedFigure[],
	notes: Notes,
): Titled[] {
	const { scope, period } = edition;
	const by = columnsOf(edition, notes);
	const isNow = (row: PublishedFigure) => row.year === period.year && row.quarter === period.quarter;
	const now = rows.filter(isNow);
	const ofIndicators = now.filter(({ indicator }) => indicator !== null);
	const all = ofIndicators.filter(({ partner }) => partner === null);
	const at = (level: number) => all.filter((row) => row.level === level && row.dimension === null);
	const byLevel = (level: 1 | 2 | 3) => ({
		name: levelWords(level, scope.plan.levels),
		title: m.workbook_by_place({ level: levelWords(level, scope.plan.levels) }),
		table: pivot(`places_${level}`, at(level), [...by.place, ...by.indicator], WINDOWED()),
	});
	const made = [
		{
			name: m.workbook_indicators(),
			title: m.progress_title(),
			table: pivot('indicators', at(0), [by.output, ...by.indicator], AGAINST()),
		},
		{
			name: m.workbook_people(),
			title: m.people_reached(),
			table: pivot(
				'people',
				now.filter(({ indicator, unit }) => indicator === null && unit === 'people'),
				[by.what, ...by.group],
				WINDOWED(),
			),
		},
		{
			name: m.workbook_groups(),
			title: m.workbook_groups_title(),
			table: pivot(
				'groups',
				all.filter(({ level, dimension }) => level === 0 && dimension !== null),
				[...by.indicator, ...by.group],
				WINDOWED(),
			),
		},
		byLevel(1),
		byLevel(2),
		byLevel(3),
		{
			name: m.workbook_groups_at_places(),
			title: m.workbook_groups_at_places_title(),
			table: pivot(
				'groups_at_places',
				all.filter(({ level, dimension }) => level > 0 && dimension !== null),
				[...by.place, ...by.indicator, ...by.group],
				WINDOWED(),
			),
		},
		{
			name: m.partners(),
			title: m.workbook_partners_title(),
			table: pivot(
				'partners',
				ofIndicators.filter(({ partner }) => partner !== null),
				[by.partner, ...by.place, ...by.indicator],
				WINDOWED(),
			),
		},
		{
			name: m.workbook_earlier(),
			title: m.workbook_earlier_title(),
			table: pivot(
				'earlier',
				rows.filter((row) => !isNow(row)),
				[...by.quarter, ...by.indicator],
				WINDOWED(),
			),
		},
		{
			name: m.funding(),
			title: m.funding_title({ year: yearWords(period.year, scope.plan) }),
			table: pivot(
				'funding',
				now.filter(({ window }) => window === 'year'),
				[by.output],
				MONEY(),
			),
		},
	];
	return made.flatMap(({ table, ...titled }) => (table ? [{ ...titled, table }] : []));
}

function columnsOf({ scope }: FileEdition, notes: Notes) {
	const groups = new Map(scope.groups.map((group) => [`${group.dimension} ${group.code}`, group.name]));
	const named = ({ dimension, group }: PublishedFigure) => {
		if (dimension === null) return m.workbook_all();
		const name = groups.get(`${dimension} ${group}`);
		return group === null ? m.not_disaggregated() : name ? plain(name) : group;
	};
	const column = (head: string, cell: ByColumn['cell']): ByColumn => ({ head, cell });
	return {
		output: column(m.output(), ({ output }) => output ?? m.workbook_all()),
		partner: column(m.partner(), ({ partner }) => partner ?? ''),
		what: column(m.workbook_figure(), ({ figure }) =>
			figure === 'without_place' ? m.workbook_without_place() : m.reached(),
		),
		indicator: [
			column(m.workbook_code(), ({ indicator }) => indicator?.code ?? ''),
			column(m.indicator(), ({ indicator }) =>
				indicator ? [plain(indicator.name), ...notes.marksOf(indicator.code)].join(' ') : '',
			),
			column(m.unit(), ({ indicator }) => (indicator ? unitWords(indicator.unit, scope.plan.currency) : '')),
		],
		group: [
			column(m.workbook_dimension(), ({ dimension }) =>
				dimension === null ? m.workbook_all() : dimensionWords(dimension),
			),
			column(m.workbook_group(), named),
		],
		place: [
			column(m.workbook_pcode(), ({ place }) => place?.pcode ?? '[z]'),
			column(m.place(), ({ place }) => (place ? plain(place.name) : m.workbook_without_place())),
		],
		quarter: [
			column(m.workbook_year(), ({ year }) => year),
			column(m.quarter(), ({ quarter }) => quarterOnly(quarter)),
		],
	};
}

const of = (head: string, figure: string, window: string): ValueColumn => ({
	head,
	isOf: (row) => row.figure === figure && row.window === window,
});
const inWindow = (head: string, window: string): ValueColumn => ({
	head,
	isOf: (row) => ['reached', 'without_place'].includes(row.figure) && row.window === window,
});
const WINDOWED = () => [
	inWindow(m.window_quarter(), 'quarter'),
	inWindow(m.window_year_to_date(), 'year-to-date'),
	of(m.workbook_high(), 'high', 'year-to-date'),
];
const AGAINST = () => [
	of(m.target(), 'target', 'year-to-date'),
	...WINDOWED(),
	{ ...of(m.workbook_share(), 'share', 'year-to-date'), isShare: true as const },
	of(m.expected(), 'expected', 'year-to-date'),
	of(m.workbook_previous(), 'previous', 'year-to-date'),
];
const MONEY = () => [
	of(m.money_required(), 'required', 'year'),
	of(m.money_received(), 'received', 'year'),
	of(m.workbook_carried_over(), 'carry_over', 'year'),
	of(m.money_committed(), 'committed', 'year'),
	of(m.money_pledged(), 'pledged', 'year'),
	of(m.money_gap(), 'gap', 'year'),
	{ ...of(m.money_covered(), 'coverage', 'year'), isShare: true as const },
];
