/** The narrative of a quarter, with its figures, as a Word file. */
import { findingOf, isQuarterWhole } from '#lib/figures/finding.ts';
import { foundWords } from '#lib/figures/words/finding.ts';
import { sourceWords } from '#lib/figures/words/source.ts';
import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { codeList, colon, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayIn } from '#lib/plan/day.ts';
import type { Edition } from '#lib/plan/edition.ts';
import type { Period } from '#lib/plan/period.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { demonstrationLines } from '#lib/plan/words/demonstration.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import { sectionWords } from '#lib/publication/words/section.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { Block, WordDocument } from '#lib/server/files/word/document.ts';
import { listOutcomesAndOutputs, type FrameworkNode } from '#lib/server/framework/queries/outputs.ts';
import { readLiveSource } from '../liveSource.ts';
import { listNarrative } from '../queries/narrative.ts';
import { chooseLanguage } from '../renderNarrative.ts';
import { piecesOf } from './blocks.ts';
import { figureTables } from './figures.ts';
import type { Notes } from './runs.ts';

export interface WordSource {
	/** Answers from the publication. */
	readonly reader: Reader;
	readonly scope: Scope & { readonly edition: Edition };
	readonly period: Period;
	/** Of the quarter's page, whole. */
	readonly address: string;
}

/** What a paragraph of a section is called, so that it is known when the file comes back; null: it needs no name. */
export type Naming = (section: NarrativeSection, place: number) => string | null;

/**
 * In the language of the request; a section that is not written in it stands in another one.
 * @param naming of a draft that is to come back; what is none of its text is named too, as `own_…`
 */
export async function narrativeDocument(
	{ reader, scope, period, address }: WordSource,
	naming?: Naming,
): Promise<WordDocument> {
	const language = getLocale();
	const { plan, sector, edition } = scope;
	const { year, quarter } = period;
	const day = (at: string) => formatDay(dayIn(plan.timezone, new Date(at)));
	const question = { year, quarter, window: 'year-to-date', compare: true } as const;
	const { indicators, reports } = await getProgress(reader, scope, question);
	const nodes = await listOutcomesAndOutputs(reader, scope);
	const today = dayIn(plan.timezone, new Date(edition.asOf));
	const finding = isQuarterWhole(reports, period, today)
		? findingOf(indicators, 'year-to-date', quarter)
		: null;
	const title = m.dashboard_title({ sector: plain(sector.name), quarter: quarterLong(period, scope.plan) });
	const stands =
		edition.revision !== null && edition.publishedAt !== null
			? m.edition_stands({
					revision: edition.revision,
					published: day(edition.publishedAt),
					asOf: day(edition.asOf),
				})
			: m.edition_draft({ asOf: day(edition.asOf) });
	const line = (is: 'title' | 'small' | 'paragraph', text: string): Block => ({
		...{ is, language, runs: [{ text }] },
	});
	const heading = (text: string): Block => ({ is: 'heading', level: 1, language, runs: [{ text }] });
	const notes: Notes = [];
	const head = [
		line('small', plain(plan.name)),
		line('title', title),
		...demonstrationLines(plan).map((text) => line('small', text)),
		line('small', stands),
		line('small', sourceWords(reports, plan)),
		...(finding
			? [{ is: 'paragraph', language, runs: [{ text: foundWords(finding), bold: true }] } as const]
			: []),
	];
	const text = await sectionBlocks({ reader, scope, period }, nodes, { notes, naming });
	const figures = [
		heading(m.word_figures()),
		...figureTables(
			{ indicators, nodes, year: yearWords(period.year, plan), groups: scope.groups },
			notes,
			language,
		),
	];
	const end = [
		...(plan.disclaimers.length + plan.contacts.length > 0 ? [heading(m.about_figures())] : []),
		...plan.disclaimers.map((one) => line('small', plain(one))),
		...(plan.contacts.length > 0
			? [line('small', `${m.contacts()} ${plan.contacts.map(isolated).join(separator())}`)]
			: []),
	];
	let own = 0;
	const named = (blocks: readonly Block[]) =>
		naming
			? blocks.map((block) => (block.is === 'table' ? block : { ...block, name: `own_${own++}` }))
			: blocks;
	return {
		title: `${title} · ${plain(plan.name)}`,
		language,
		at: edition.publishedAt ?? edition.asOf,
		blocks: [
			...named(head),
			...text.flatMap((one) => ('own' in one ? named([one.own]) : [one.block])),
			...named(figures),
			...named(end),
		],
		notes,
		foot: [
			isolated(address),
			...(edition.hash === null ? [stands] : [`${m.edition_hash()}${colon()}${isolated(edition.hash)}`]),
		],
	};
}

async function sectionBlocks(
	{ reader, scope, period }: Pick<WordSource, 'reader' | 'scope' | 'period'>,
	nodes: readonly FrameworkNode[],
	{ notes, naming }: { readonly notes: Notes; readonly naming: Naming | undefined },
): Promise<({ readonly own: Block } | { readonly block: Block })[]> {
	const language = getLocale();
	const sections = chooseLanguage(await listNarrative(reader, scope, period), language);
	const source = await readLiveSource(
		reader,
		scope,
		period,
		sections.map(({ body }) => body),
	);
	const counted = { notes: 0 };
	const lists = { count: 0 };
	return sections.flatMap((section, i) => {
		const node = nodes.find(({ code }) => code === section.output);
		const isNew = sections[i - 1]?.section !== section.section;
		const around = { source, counted, forEditors: false, notes, lists };
		const pieces = piecesOf(section.body, { ...around, language: section.language as typeof language });
		const heading = (level: 1 | 2, text: string) => ({
			own: { is: 'heading', level, language, runs: [{ text }] } as const,
		});
		let place = 0;
		return [
			...(isNew ? [heading(1, sectionWords(section.section))] : []),
			...(section.output === null
				? []
				: [heading(2, [codeList([section.output]), ...(node ? [plain(node.name)] : [])].join(' '))]),
			...pieces.map((one) => {
				if ('is' in one) return { own: one };
				const name = naming?.(section, place++);
				return { block: name ? { ...one.block, name } : one.block };
			}),
		];
	});
}
