/** A quarter's page as a paper: the same figures by the same words. */
import { findingOf, isQuarterWhole, shareBefore } from '#lib/figures/finding.ts';
import { foundWords } from '#lib/figures/words/finding.ts';
import { approvedWords, sourceWords } from '#lib/figures/words/source.ts';
import { hasTargets, progressSub, progressTitle } from '#lib/figures/words/progress.ts';
import { formatDay, partOfWindowWords, quarterLong, quarterShort } from '#lib/i18n/date.ts';
import { directionOf, isolated, plain } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { dayIn } from '#lib/plan/day.ts';
import { yearBefore } from '#lib/plan/quarter.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { demonstrationLines } from '#lib/plan/words/demonstration.ts';
import { byNode, headlineOf, inOrder } from '#lib/publication/nodeRows.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { numberNotes, type Footnote } from '#lib/ui/footnotes.ts';
import { closingOf, methodOf } from './about.ts';
import { bandsOf } from './bands.ts';
import { fundingBox, peopleBox, reportingBox } from './boxes.ts';
import type { PaperContent } from './content.ts';
import type { PaperInput } from './input.ts';
import { COLOURS } from './pictures.ts';
import { whereOf } from './places.ts';
import { tableOf, type RowSetting } from './rows.ts';
import { proseOf, said } from './said.ts';

export function composePaper(input: PaperInput): PaperContent {
	const { quarter, dashboard, texts } = input;
	const { scope, period, today } = quarter;
	const { progress, nodes, apart, people } = dashboard;
	const { indicators, reports } = progress;
	const title = m.dashboard_title({
		sector: plain(scope.sector.name),
		quarter: quarterLong(period, scope.plan),
	});
	const finding = isQuarterWhole(reports, period, today)
		? findingOf(indicators, 'year-to-date', period.quarter)
		: null;
	const notes = numberNotes(inOrder(indicators, nodes));
	const around: RowSetting = {
		...{ quarter, notes, apart },
		judges: indicators.some(({ expected }) => expected !== null),
		compares: progress.previousReports !== null,
	};
	const summary = texts.find(({ section }) => section === 'summary');
	const outputs = byNode(indicators, nodes, texts);
	const further = texts.filter(
		(one) => one !== summary && outputs.every((output) => !output.texts.includes(one)),
	);
	const boxNotes =
		people.reached === null
			? []
			: indicators.flatMap(({ code, note }) => (note && people.indicators.includes(code) ? [note] : []));
	const { edition } = scope;
	return {
		language: getLocale(),
		direction: directionOf(getLocale()),
		colours: COLOURS,
		title: `${title} · ${plain(scope.plan.name)}`,
		author: `${plain(scope.sector.name)} · ${plain(scope.plan.name)}`,
		day: edition?.publishedAt ? dayIn(scope.plan.timezone, new Date(edition.publishedAt)) : null,
		over: [...(finding ? [title] : []), plain(scope.plan.name)].join(' · '),
		heading: finding ? foundWords(finding) : title,
		lead: summary ? proseOf(summary) : null,
		standing: standingOf(input),
		boxes: [
			fundingBox(dashboard.funding, yearWords(period.year, scope.plan)),
			peopleBox(people, quarter, boxNotes.length > 0),
			reportingBox(reports, quarter),
		],
		boxNotes: boxNotes.map(said),
		progress: progressOf(input, around),
		where: whereOf(input, notes),
		outputs:
			outputs.length === 0
				? null
				: {
						title: m.output_by_output(),
						sub: outputs.some(
							({ indicators }) => hasTargets(indicators) && indicators.some(({ target }) => target === null),
						)
							? m.nothing_targeted({ year: yearWords(period.year, scope.plan) })
							: null,
						of: outputs.map(({ node, texts: own, indicators: rows }) => ({
							code: node.code,
							name: said(node.name),
							texts: own.map(proseOf),
							table: tableOf(rows, around, { title: m.indicator(), bars: false }),
						})),
					},
		bands: bandsOf(further, nodes),
		partners: partnersOf(input),
		notes: notesOf(notes),
		method: methodOf(input),
		about: closingOf(input),
		pageWords: m.paper_page({ page: '{page}', pages: '{pages}' }),
		address: input.address,
		hash: edition?.hash ? { label: m.edition_hash(), value: edition.hash } : null,
	};
}

/** What a reader must know before any figure: of which publication it is, and that data is illustrative. */
function standingOf({ quarter: { scope } }: PaperInput): string[] {
	const { plan, edition } = scope;
	const day = (at: string) => formatDay(dayIn(plan.timezone, new Date(at)));
	const edited = edition && {
		...{ revision: edition.revision ?? '', asOf: day(edition.asOf) },
		published: edition.publishedAt === null ? null : day(edition.publishedAt),
	};
	return [
		...(edited
			? [
					edited.published === null
						? m.edition_draft({ asOf: edited.asOf })
						: m.edition_stands({ ...edited, published: edited.published }),
				]
			: []),
		...demonstrationLines(plan),
		...(plan.status ? [`${plain(plan.status)}.`] : []),
	];
}

function progressOf({ quarter, dashboard }: PaperInput, around: RowSetting): PaperContent['progress'] {
	const { period, scope } = quarter;
	const { progress } = dashboard;
	const rows = headlineOf(progress.indicators);
	const against = m.against({ quarter: quarterShort(yearBefore(period), scope.plan) });
	const then = progress.previousReports;
	const lacks = rows.some(({ previous }) => previous?.reached === null && !previous.isWithheld);
	const table = tableOf(rows, around, { title: m.headline_indicators(), bars: true });
	return {
		title: progressTitle(rows),
		sub: progressSub(rows, 'year-to-date', {
			quarter: quarterLong(period, scope.plan),
			year: yearWords(period.year, scope.plan),
		}),
		legend: !table?.hasBars
			? []
			: [
					{ mark: 'reached', words: m.legend_reached() },
					...(rows.some((row) => shareBefore(row) !== null)
						? [{ mark: 'before', words: m.legend_before() }]
						: []),
					...(rows.some(({ isJudged }) => isJudged)
						? [{ mark: 'elapsed', words: partOfWindowWords('year-to-date', period.quarter) }]
						: []),
					...(around.judges ? [{ mark: 'expected', words: m.legend_expected() }] : []),
				],
		table,
		lines: [
			sourceWords(progress.reports, scope.plan),
			...(then
				? [
						m.reporting_then({
							quarter: quarterShort(yearBefore(period), scope.plan),
							reports: approvedWords(then),
						}),
					]
				: []),
			...(then && lacks ? [m.nothing_then({ column: against })] : []),
		],
	};
}

function partnersOf({ dashboard: { partners } }: PaperInput): PaperContent['partners'] {
	const count = partners.length;
	if (count === 0) return null;
	return {
		title: m.partners_title({ count, partners: formatCount(count) }),
		names: partners.map(({ name }) => isolated(name)),
	};
}

function notesOf(notes: readonly Footnote[]): PaperContent['notes'] {
	if (notes.length === 0) return null;
	const of = notes.map(({ number, text }) => ({ ...said(text), number: String(number) }));
	return { title: m.paper_notes(), of };
}
