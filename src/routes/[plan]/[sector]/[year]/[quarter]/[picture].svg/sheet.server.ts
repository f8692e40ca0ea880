/** A drawing with what has to be said of it: as a file that stands by itself. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Reporting } from '#lib/figures/answer.ts';
import { sourceWords } from '#lib/figures/words/source.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { directed, directionOf, isolated, plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayIn } from '#lib/plan/day.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { demonstrationLines } from '#lib/plan/words/demonstration.ts';
import { brokenLines } from '#lib/server/files/picture/lines.ts';
import { lawful, lawfulMarkup, xmlText } from '#lib/server/files/xml.ts';
import { withColours } from './colours.ts';

/** A drawing, and what stands above and below it. */
export interface Drawn {
	readonly title: string;
	/** What of the data it shows: between the title and the drawing. */
	readonly shows: string;
	/** What is to be known before it is quoted. */
	readonly notes: readonly string[];
	/** An element `svg` with its `viewBox`, and no other size. */
	readonly drawing: string;
	/** All of it in a sentence, for whoever does not see it. */
	readonly label: string;
	readonly reports: Reporting;
	/** The page that it is of: what follows the quarter in its address. */
	readonly tail: string;
}

/** Pixels. */
const WIDTH = 900;
const EDGE = 30;
const LINE = 19;
const TITLE_LINE = 27;
const INK = '#1c2430';
const DIM = '#566172';
const TEXT = { size: 13, weight: 400 } as const;
const TITLE = { size: 20, weight: 600 } as const;
/** Each has all that a line of its direction needs, in both weights. */
const FONTS = {
	ltr: "system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
	rtl: "system-ui, 'Noto Sans Arabic', 'Noto Sans', sans-serif",
};

/** A component as it stands in a file: without what the compiler adds for a browser. */
export function drawingOf<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props,
): string {
	const { body } = render(component as Component, { props });
	const bare = body
		.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/ class="svelte-\w+"| role="img" aria-label=""/g, '');
	return lawfulMarkup(withColours(bare.trim()));
}

/** Whose figures they are. */
export function headOf({ scope, period }: OpenQuarter): string {
	const { plan, sector } = scope;
	const title = m.dashboard_title({ sector: plain(sector.name), quarter: quarterLong(period, scope.plan) });
	return `${plain(plan.name)} · ${title}`;
}

/** Notes, source, edition with its hash, and where it is from. @param origin of this site */
export function footOf({ scope, period }: OpenQuarter, drawn: Drawn, origin: string): string[] {
	const { plan, edition } = scope;
	const day = (at: string) => formatDay(dayIn(plan.timezone, new Date(at)));
	const address = origin + addressOf(scope, period, drawn.tail);
	return [
		...drawn.notes,
		sourceWords(drawn.reports, plan),
		...demonstrationLines(plan),
		...plan.disclaimers.map((text) => plain(text)),
		...(edition?.revision && edition.publishedAt
			? [
					m.edition_stands({
						revision: edition.revision,
						published: day(edition.publishedAt),
						asOf: day(edition.asOf),
					}),
				]
			: []),
		...(edition?.hash ? [`${m.edition_hash()} ${isolated(edition.hash)}`] : []),
		isolated(address),
	];
}

export function sheetOf(quarter: OpenQuarter, drawn: Drawn, origin: string): string {
	return paintSheet(drawn, { head: headOf(quarter), foot: footOf(quarter, drawn, origin) });
}

/** A drawing as a file: whose figures they are above it, what has to be said of them below. */
export function paintSheet(
	drawn: Pick<Drawn, 'title' | 'shows' | 'drawing' | 'label'>,
	around: { readonly head: string; readonly foot: readonly string[] },
): string {
	const inner = WIDTH - 2 * EDGE;
	const broken = (texts: readonly string[]) => texts.flatMap((text) => brokenLines(text, inner, TEXT));
	const head = broken([around.head]);
	const title = brokenLines(drawn.title, inner, TITLE);
	const shows = broken([drawn.shows]);
	const foot = broken(around.foot);
	const [, wide, high] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn.drawing)?.map(Number) ?? [0, 1, 1];
	const scale = inner / (wide ?? 1);
	const size = { width: (wide ?? 1) * scale, height: (high ?? 1) * scale };
	const titleTop = EDGE + head.length * LINE + 10;
	const showsTop = titleTop + title.length * TITLE_LINE;
	const top = showsTop + shows.length * LINE;
	const footTop = top + Math.ceil(size.height) + 26;
	const height = footTop + foot.length * LINE + 8;
	const rtl = directionOf(getLocale()) === 'rtl';
	const x = rtl ? WIDTH - EDGE : EDGE;
	const texts = (lines: readonly string[], y: number, step: number, look: string) =>
		lines
			.map((line, i) => `<text x="${x}" y="${y + i * step}" ${look}>${xmlText(directed(line))}</text>`)
			.join('');
	// Not cut at its edges: what is cut within it would be painted by some as nothing.
	return lawful(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${xmlText(`${drawn.title}. ${drawn.label}`)}" lang="${getLocale()}" direction="ltr" font-family="${FONTS[rtl ? 'rtl' : 'ltr']}" font-size="${TEXT.size}">` +
			`<rect width="100%" height="100%" fill="#fff"/><g text-anchor="${rtl ? 'end' : 'start'}">` +
			texts(head, EDGE, LINE, `fill="${DIM}"`) +
			texts(
				title,
				titleTop,
				TITLE_LINE,
				`fill="${INK}" font-size="${TITLE.size}" font-weight="${TITLE.weight}"`,
			) +
			texts(shows, showsTop, LINE, `fill="${DIM}"`) +
			texts(foot, footTop, LINE, `fill="${DIM}"`) +
			`</g><svg overflow="visible" x="${rtl ? WIDTH - EDGE - size.width : EDGE}" y="${top}" width="${size.width}" height="${size.height}">${drawn.drawing}</svg></svg>`,
	);
}
