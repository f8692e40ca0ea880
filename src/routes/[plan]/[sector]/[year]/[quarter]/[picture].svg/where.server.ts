import { figureWords } from '#lib/figures/words/figure.ts';
import { indicatorTail } from '#lib/i18n/address.ts';
import { windowWords } from '#lib/i18n/date.ts';
import { codeList, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { levelWords, withheldByName, withoutPlaceLines } from '#lib/places/words.ts';
import { withoutSign } from '#lib/publication/nodeRows.ts';
import { noIndicator } from '#lib/server/figures/indicator.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readChoice, readWindow } from '#lib/server/http/choice.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import Lengths from './Lengths.svelte';
import { windowTail, type Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

/** A picture is no gazetteer: the largest stand in it, all of them on the indicator's page. */
const SHOWN = 30;

/** An indicator's figures by district or municipality, the largest first; what is withheld last, by name. */
export const drawWhere: Draw = async ({ reader, quarter, url }) => {
	const { scope, period } = quarter;
	const window = readWindow(url);
	const level = readChoice(url, 'level', ['2', '3'], '3') === '2' ? 2 : 3;
	const code = url.searchParams.get('indicator') ?? '';
	const question = { year: period.year, quarter: period.quarter, window };
	const { indicators, reports } = await getProgress(reader, scope, { ...question, compare: true });
	const indicator = indicators.find((one) => one.code === code) ?? noIndicator(quarter, indicators);
	const answer = await listPlaceFigures(reader, scope, { ...question, indicator: code, level });
	if (!answer) noIndicator(quarter, indicators);
	if (answer.withheld) absent(m.sensitivity_district());
	const { unit, note, name } = indicator;
	const places = answer.places.toSorted((a, b) => b.reached - a.reached).slice(0, SHOWN);
	const withheld = withheldByName(answer).slice(0, SHOWN - places.length);
	const more = answer.places.length + (answer.withheldPlaces?.length ?? 0) - places.length - withheld.length;
	if (places.length + withheld.length === 0) absent();
	const largest = Math.max(0, ...places.map(({ reached }) => reached));
	const told = [
		...places.map((place) => ({
			name: placeName(place),
			figure: figureWords(place, unit),
			bars: largest > 0 ? [[partLength(place.reached / largest, 'second')]] : [],
		})),
		...withheld.map((place) => ({ name: placeName(place), figure: m.withheld(), bars: [] })),
	];
	return {
		title: `${codeList([code])} ${plain(withoutSign(name))}`,
		shows: [levelWords(level, scope.plan.levels), windowWords(window)].join(separator()),
		notes: [
			...(more > 0 ? [m.more_places({ count: more, more: formatCount(more) })] : []),
			...withoutPlaceLines(answer),
			...(note ? [plain(note)] : []),
		],
		drawing: drawingOf(Lengths, { rows: told.map((one) => lengthRow(one.name, one.figure, one.bars)) }),
		label: told.map((one) => `${one.name}: ${one.figure}`).join(separator()),
		reports,
		tail: indicatorTail(code) + windowTail(window),
	};
};

function placeName({
	name,
	parent,
}: {
	name: Parameters<typeof plain>[0];
	parent?: { name: Parameters<typeof plain>[0] } | null;
}): string {
	return parent ? `${plain(name)} · ${plain(parent.name)}` : plain(name);
}
