/** The picture that stands beside a link to the quarter in a message or a feed: its finding and its first figures. */
import { findingOf, isQuarterWhole } from '#lib/figures/finding.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { foundWords } from '#lib/figures/words/finding.ts';
import { sourceWords } from '#lib/figures/words/source.ts';
import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { directed, directionOf, plain } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { headlineOf, withoutSign } from '#lib/publication/nodeRows.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayIn } from '#lib/plan/day.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import { demonstrationLines } from '#lib/plan/words/demonstration.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { brokenLines, textWidth, type Type } from '#lib/server/files/picture/lines.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { lawful, xmlText } from '#lib/server/files/xml.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { AskedPicture } from '../[picture].svg/draw.server.ts';

/** Pixels, as those who show links ask for them. */
export const PREVIEW = { width: 1200, height: 630 } as const;

interface Figure {
	readonly figure: string;
	readonly label: string;
}

export interface PreviewWords {
	readonly plan: string;
	readonly title: string;
	/** Null: nothing is to be said of the quarter yet. */
	readonly finding: string | null;
	/** At most three. */
	readonly figures: readonly Figure[];
	readonly foot: readonly string[];
}

/** A line of text; `x` is where reading begins. */
export interface PlacedText extends Type {
	readonly text: string;
	readonly x: number;
	/** Of the line that letters stand on. */
	readonly y: number;
	readonly colour: string;
}

/** As every stranger is shown it, whoever asks. Throws 404 where strangers see no figures. */
export function drawPreview({ route, url, locals, params }: AskedPicture): Promise<string> {
	return snapshot(locals.db, async (reader) => {
		const asked = { route, url, params, locals: { viewer: null, now: locals.now } };
		return previewOf(await readPreview(reader, await openFigures(asked, reader)));
	});
}

async function readPreview(reader: Reader, { scope, period, today }: OpenQuarter): Promise<PreviewWords> {
	const { year, quarter } = period;
	const { plan, sector, edition } = scope;
	const question = { year, quarter, window: 'year-to-date', compare: true } as const;
	const { indicators, reports } = await getProgress(reader, scope, question);
	const people = await getPeople(reader, scope, { year, quarter, window: 'year-to-date' });
	const funding = await getFunding(reader, scope, year);
	const finding = isQuarterWhole(reports, period, today)
		? findingOf(indicators, 'year-to-date', quarter)
		: null;
	const headlines = headlineOf(indicators).filter(({ reached }) => reached !== null);
	const figures: Figure[] = [
		...(people.reached === null
			? []
			: [
					{
						figure: formatCount(people.reached),
						label: plan.peopleLabel ? plain(plan.peopleLabel) : m.people_reached(),
					},
				]),
		...(funding.received === null
			? []
			: [
					{
						figure: formatShort(funding.received, 'usd'),
						label: [
							m.funding_title({ year: yearWords(year, plan) }),
							...(funding.required === null
								? []
								: [m.funding_of_required({ required: formatShort(funding.required, 'usd') })]),
						].join(' '),
					},
				]),
		...headlines.map((indicator) => ({
			figure: figureWords(indicator, indicator.unit),
			label: [
				...(indicator.target === null
					? []
					: [m.of_target({ target: formatFigure(indicator.target, indicator.unit) })]),
				plain(withoutSign(indicator.name)),
			].join(' · '),
		})),
	];
	const day = (at: string) => formatDay(dayIn(plan.timezone, new Date(at)));
	const stands =
		edition?.revision && edition.publishedAt
			? m.edition_stands({
					revision: edition.revision,
					published: day(edition.publishedAt),
					asOf: day(edition.asOf),
				})
			: sourceWords(reports, plan);
	return {
		plan: plain(plan.name),
		title: m.dashboard_title({ sector: plain(sector.name), quarter: quarterLong(period, scope.plan) }),
		finding: finding && foundWords(finding),
		figures: figures.slice(0, 3),
		foot: [stands, ...demonstrationLines(plan)],
	};
}

const EDGE = 64;
const ROOM = PREVIEW.width - 2 * EDGE;
const INK = '#1c2430';
const DIM = '#566172';
const ACCENT = '#1d5a9f';
const FINDING_TOP = 150;
const FIGURES_TOP = 392;
const COLUMN_GAP = 36;

/** Where each line stands; reading begins at `x` 0, whichever side that is. */
export function placePreview({ plan, title, finding, figures, foot }: PreviewWords): PlacedText[] {
	const above = finding === null ? plan : `${plan} · ${title}`;
	const small: Type = { size: 25, weight: 400 };
	const large = fitting(finding ?? title, ROOM, [58, 50, 44, 38], FIGURES_TOP - FINDING_TOP - 30);
	const column = (ROOM - (figures.length - 1) * COLUMN_GAP) / Math.max(1, figures.length);
	return [
		...brokenLines(above, ROOM, small, 2).map((text, i) => ({
			...small,
			text,
			x: 0,
			y: 74 + i * 33,
			colour: DIM,
		})),
		...large.lines.map((text, i) => ({
			...large.type,
			...{ text, x: 0, y: FINDING_TOP + large.type.size * (0.8 + i * 1.22), colour: INK },
		})),
		...figures.flatMap(({ figure, label }, i) => {
			const x = i * (column + COLUMN_GAP);
			const big = fitting(figure, column, [54, 44, 36, 28], 75);
			const own: Type = { size: 22, weight: 400 };
			return [
				...big.lines
					.slice(0, 1)
					.map((text) => ({ ...big.type, text, x, y: FIGURES_TOP + 66, colour: ACCENT })),
				...brokenLines(label, column, own, 2).map((text, at) => ({
					...own,
					...{ text, x, y: FIGURES_TOP + 102 + at * 29, colour: INK },
				})),
			];
		}),
		...foot.slice(0, 2).flatMap((line, i, all) => {
			const own: Type = { size: 20, weight: 400 };
			return brokenLines(line, ROOM, own, 1).map((text) => ({
				...own,
				...{ text, x: 0, y: PREVIEW.height - 26 - (all.length - 1 - i) * 28, colour: DIM },
			}));
		}),
	];
}

/** The largest of some sizes at which a text has room; at the smallest it is cut. */
function fitting(
	text: string,
	width: number,
	sizes: readonly number[],
	height: number,
): { readonly type: Type; readonly lines: readonly string[] } {
	const tried = sizes.map((size) => {
		const type: Type = { size, weight: 600 };
		const most = Math.floor(height / (size * 1.22));
		return { type, most, lines: brokenLines(text, width, type) };
	});
	const found = tried.find(
		({ type, most, lines }) => lines.length <= most && lines.every((line) => textWidth(line, type) <= width),
	);
	if (found) return found;
	const type: Type = { size: sizes.at(-1) ?? 20, weight: 600 };
	return { type, lines: brokenLines(text, width, type, Math.floor(height / (type.size * 1.22))) };
}

function previewOf(words: PreviewWords): string {
	const rtl = directionOf(getLocale()) === 'rtl';
	const { width, height } = PREVIEW;
	const at = (x: number) => (rtl ? width - EDGE - x : EDGE + x);
	const texts = placePreview(words).map(
		({ text, x, y, size, weight, colour }) =>
			`<text x="${at(x)}" y="${y}" fill="${colour}" font-size="${size}" font-weight="${weight}">${xmlText(directed(text))}</text>`,
	);
	return lawful(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${rtl ? "'Noto Sans Arabic'" : "'Noto Sans', 'Noto Sans Arabic'"}" direction="ltr">` +
			`<rect width="${width}" height="${height}" fill="#fff"/><rect x="${rtl ? width - 20 : 0}" width="20" height="${height}" fill="${ACCENT}"/>` +
			`<path d="M${EDGE},${FIGURES_TOP}H${width - EDGE}" stroke="${INK}" stroke-width="2"/>` +
			`<g text-anchor="${rtl ? 'end' : 'start'}">${texts.join('')}</g></svg>`,
	);
}
