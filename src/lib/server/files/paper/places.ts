/** Where it was: a large map with its list, and small ones with words, as the page has them. */
import { circleKey } from '#lib/cartography/circles.ts';
import { mostVariedOf } from '#lib/figures/mostVaried.ts';
import type { PlacesAnswer, PlaceFigure } from '#lib/figures/answer.ts';
import { isWhole } from '#lib/figures/unit.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { reachedWords } from '#lib/figures/words/indicator.ts';
import { colon, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure, formatShort } from '#lib/i18n/number.ts';
import PaperMap from '#lib/maps/PaperMap.svelte';
import { lineWords } from '#lib/maps/keyWords.ts';
import { frameOf, type Frame } from '#lib/maps/frame.ts';
import { boxAround } from '#lib/places/geometry.ts';
import {
	liesInWords,
	allHavePlaceWords,
	levelWord,
	whereSub,
	withheldByName,
	withoutPlaceLines,
} from '#lib/places/words.ts';
import { withoutSign } from '#lib/publication/nodeRows.ts';
import { m } from '#lib/paraglide/messages.js';
import { noteOf, type Footnote } from '#lib/ui/footnotes.ts';
import type { Drawn, PlaceLine, PlaceMap, Where } from './content.ts';
import type { PaperInput } from './input.ts';
import { drawShare, markupOf } from './pictures.ts';
import { said } from './said.ts';

/** A paper is no gazetteer: the largest stand here. */
const SHOWN = 12;
/** Units of a map's longer side. */
const SIZE = 1000;
/** Pixels. */
const LARGE = 350;
const SMALL = 120;
const BAR = 90;
const FONTS = 'Noto Sans, Vazirmatn';

interface Told {
	readonly input: PaperInput;
	readonly notes: readonly Footnote[];
	readonly frame: Frame | undefined;
}

/** Null: nothing is told by place. */
export function whereOf(input: PaperInput, notes: readonly Footnote[]): Where | null {
	const { where, hasMoreWhere } = input.dashboard;
	const lead = mostVariedOf(where);
	if (!lead) return null;
	const { ground } = input;
	const box = boxAround(
		where.flatMap(({ places }) => places),
		ground.land.box,
		ground.around?.room,
	);
	const told = { input, notes, frame: box && frameOf(box, SIZE) };
	const hasPoints = where.some(({ places }) => places.some(({ lat }) => lat !== null));
	return {
		title: m.where(),
		sub: [
			whereSub(),
			...(hasPoints ? [m.map_circles()] : []),
			...(hasMoreWhere ? [m.where_more()] : []),
		].join(' '),
		columns: [levelWord(3), levelWord(2), reachedWords(lead.indicator.unit)],
		lead: { ...mapOf(lead, told, true), rows: rowsOf(lead) },
		others: where
			.filter((one) => one !== lead)
			.map((one) => ({ ...mapOf(one, told, false), words: wordsOf(one) })),
		credits: creditLines(input),
	};
}

function shownOf(answer: PlacesAnswer) {
	const places = answer.places.toSorted((a, b) => b.reached - a.reached).slice(0, SHOWN);
	const withheld = withheldByName(answer).slice(0, SHOWN - places.length);
	const all = answer.places.length + (answer.withheldPlaces?.length ?? 0);
	return { places, withheld, more: all - places.length - withheld.length };
}

function mapOf(answer: PlacesAnswer, { input, notes, frame }: Told, isLead: boolean): PlaceMap {
	const { indicator } = answer;
	const whole = input.dashboard.progress.indicators.find(({ code }) => code === indicator.code);
	const isWithheld = answer.withheldFigures?.includes('reached') === true;
	const note = noteOf(indicator.code, notes);
	const { more } = shownOf(answer);
	const none = withoutPlaceLines(answer);
	return {
		code: indicator.code,
		name: said(withoutSign(indicator.name)),
		figure: figureWords({ reached: whole?.reached ?? null, isWithheld }, indicator.unit),
		note: note ? String(note.number) : null,
		map: frame && answer.places.length > 0 ? drawMap(answer, input, frame, isLead) : null,
		key: isLead ? keyOf(answer, input) : [],
		lines: [
			...(more > 0 ? [m.more_places({ count: more, more: formatCount(more) })] : []),
			...(none.length > 0 ? none : [allHavePlaceWords()]),
		],
	};
}

function drawMap(answer: PlacesAnswer, { ground }: PaperInput, frame: Frame, named: boolean): Drawn {
	const { indicator, places } = answer;
	const width = named ? LARGE : SMALL;
	const markup = markupOf(PaperMap, { answer, ground, frame, width, named });
	const [largest] = places.toSorted((a, b) => b.reached - a.reached);
	const words = m.map_of({ indicator: plain(indicator.name) });
	const count = places.length;
	return {
		svg: markup
			.replaceAll(/font-family="[^"]*"/g, `font-family="${FONTS}"`)
			// A rim of one letter would lie over the letter that it is joined to.
			.replaceAll(/stroke="#fff"([^>]*) paint-order="stroke"/g, 'stroke="none"$1'),
		alt: largest
			? `${words}${colon()}${m.map_of_text({
					count,
					places: formatCount(count),
					largest: plain(largest.name),
					figure: formatFigure(largest.reached, indicator.unit),
				})}`
			: words,
	};
}

function keyOf({ indicator, places }: PlacesAnswer, { ground, quarter }: PaperInput): PlaceMap['key'] {
	const { unit } = indicator;
	const largest = Math.max(0, ...places.map(({ reached }) => reached));
	const zeros = places.filter(({ reached }) => reached === 0).length;
	const hasLines = ground.land.topology?.objects.lines !== undefined;
	const lines = lineWords(hasLines, ground.land.level, quarter.scope.plan.levels);
	const counted = m.map_places({ count: zeros, places: formatCount(zeros) });
	return [
		...circleKey(largest, isWhole(unit)).map((value) => ({
			mark: String(Math.sqrt(value / largest)),
			words: formatShort(value, unit),
		})),
		...(zeros > 0 ? [{ mark: 'zero', words: `${formatFigure(0, unit)} (${counted})` }] : []),
		...(lines.wide ? [{ mark: 'wide', words: lines.wide }] : []),
		...(lines.fine ? [{ mark: 'fine', words: lines.fine }] : []),
		{ mark: '', words: m.map_no_report_no_circle() },
	];
}

function rowsOf(answer: PlacesAnswer): Where['lead']['rows'] {
	const { places, withheld } = shownOf(answer);
	const counts = !answer.indicator.countsPlaces;
	const largest = Math.max(0, ...places.map(({ reached }) => reached));
	const within = ({ group, parent }: Pick<PlaceFigure, 'group' | 'parent'>) =>
		liesInWords(group, parent?.name);
	return [
		...places.map((place) => ({
			name: plain(place.name),
			within: within(place),
			figure: counts ? formatFigure(place.reached, answer.indicator.unit) : '',
			bar: counts ? drawShare(place.reached, largest, BAR) : null,
		})),
		...withheld.map((place) => ({
			name: plain(place.name),
			within: within(place),
			figure: counts ? m.withheld() : '',
			bar: null,
		})),
	];
}

/** Places of one figure are told in one line. */
function wordsOf(answer: PlacesAnswer): PlaceLine[] {
	const { places, withheld } = shownOf(answer);
	const counts = !answer.indicator.countsPlaces;
	const list = (of: readonly Pick<PlaceFigure, 'name'>[]) =>
		of.map(({ name }) => isolated(plain(name))).join(separator());
	const lines = [...Map.groupBy(places, ({ reached }) => (counts ? reached : null))].map(([figure, of]) => ({
		figure: figure === null ? '' : formatFigure(figure, answer.indicator.unit),
		places: list(of),
	}));
	return withheld.length === 0 ? lines : [...lines, { figure: m.withheld(), places: list(withheld) }];
}

function creditLines({ credits, ground }: PaperInput): string[] {
	const sources = credits.flatMap(({ source }) => source ?? []);
	const disclaimers = credits.flatMap(({ disclaimer }) => (disclaimer ? [plain(disclaimer)] : []));
	return [
		...(sources.length > 0 ? [m.map_boundaries({ sources: sources.join(', ') })] : []),
		...(ground.isShipped ? [m.map_six_governorates()] : []),
		...disclaimers,
	];
}
