import { isUnlike } from '#lib/figures/sideBySide.ts';
import { approvedWords } from '#lib/figures/words/source.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { compareAddress } from '#lib/i18n/compareAddress.ts';
import { quarterLong, windowWords } from '#lib/i18n/date.ts';
import { codeList, colon, plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { readCompared } from '#lib/server/figures/compare.ts';
import { absent } from '#lib/server/http/allow.ts';
import { differenceWords, sideWords } from '../compare/words.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import type { LengthKey } from './lengths.ts';
import Lengths from './Lengths.svelte';
import type { Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

/** Two quarters or places beside each other, as their page asks and tells them. */
export const drawCompare: Draw = async ({ reader, quarter, url }) => {
	const { scope, period } = quarter;
	const { left, right, window, pairs } = await readCompared(reader, quarter, url);
	const sides = [sideWords(left, right, scope.plan), sideWords(right, left, scope.plan)] as const;
	if (sides[0] === sides[1]) absent(m.compare_same_text());
	if (pairs.length === 0) absent(m.compare_nothing_text());
	const told = pairs.map((pair) => {
		const { indicator } = pair;
		const figures = [pair.left, pair.right].map((figure) => formatFigure(figure, indicator.unit));
		const largest = Math.max(pair.left ?? 0, pair.right ?? 0);
		const bar = (figure: number | null, tone: 'first' | 'third') =>
			figure === null || largest <= 0 ? [] : [partLength(figure / largest, tone)];
		const difference = differenceWords(pair);
		return {
			name: `${codeList([indicator.code])} ${plain(indicator.name)}`,
			said: figures.map((figure, i) => `${sides[i]}${colon()}${figure}`).join(separator()),
			row: {
				...lengthRow(`${codeList([indicator.code])} ${plain(indicator.name)}`),
				figure: [...figures, ...lengthRow('', difference ?? '').figure],
				bars: [bar(pair.left, 'first'), bar(pair.right, 'third')],
			},
		};
	});
	const key: readonly LengthKey[] = [
		{ tone: 'first', words: sides[0] },
		{ tone: 'third', words: sides[1] },
	];
	const asked = { with: right.quarter, place: left.place?.pcode, other: right.place?.pcode, window };
	const isTwo = left.quarter.year !== right.quarter.year || left.quarter.quarter !== right.quarter.quarter;
	return {
		title: m.compare_title({ left: sides[0], right: sides[1] }),
		shows: windowWords(window),
		notes: [
			...(left.place || right.place ? [m.compare_includes_below()] : []),
			...(isUnlike(left, right, window) ? [m.compare_unlike()] : []),
			m.compare_null(),
			...[left, ...(isTwo ? [right] : [])].map(
				(side) => `${quarterLong(side.quarter, scope.plan)} · ${approvedWords(side.reports)}`,
			),
		],
		drawing: drawingOf(Lengths, {
			rows: told.map(({ row }) => row),
			key,
		}),
		label: told.map(({ name, said }) => `${name}${colon()}${said}`).join('; '),
		reports: left.reports,
		tail: compareAddress(scope, period, asked).slice(addressOf(scope, period).length),
	};
};
