import { DIMENSIONS } from '#lib/plan/groups.ts';
import { cellWords, dimensionWords, figuresWithRest, withheldNames } from '#lib/figures/words/group.ts';
import { indicatorTail } from '#lib/i18n/address.ts';
import { windowWords } from '#lib/i18n/date.ts';
import { codeList, colon, plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { withoutSign } from '#lib/publication/nodeRows.ts';
import { noIndicator } from '#lib/server/figures/indicator.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import Lengths from './Lengths.svelte';
import { windowTail, type Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

/** An indicator's figure by the groups of each dimension, as its page tells them. */
export const drawGroups: Draw = async ({ reader, quarter, url }) => {
	const { scope, period } = quarter;
	const window = readWindow(url);
	const question = { year: period.year, quarter: period.quarter, window };
	const { indicators, reports } = await getProgress(reader, scope, { ...question, compare: true });
	const code = url.searchParams.get('indicator') ?? '';
	const indicator = indicators.find((one) => one.code === code) ?? noIndicator(quarter, indicators);
	const { reached, unit, note, name } = indicator;
	if (reached === null || indicator.isFraction) absent(m.picture_groups_nothing());
	const told = DIMENSIONS.flatMap((dimension) => {
		const figures = figuresWithRest(indicator, dimension, scope.groups);
		const rest = indicator.unknown[dimension];
		const rows = [
			...figures.map(({ group, value, isRest }) => ({
				name: isRest ? cellWords(group, scope.groups) : plain(group.name),
				value,
			})),
			...(rest && figures.length > 0 ? [{ name: m.not_disaggregated(), value: rest }] : []),
			...withheldNames(indicator.withheldGroups, dimension, scope.groups).map((withheld) => ({
				name: withheld,
				value: null,
			})),
		];
		return rows.length === 0 ? [] : [{ title: dimensionWords(dimension), rows }];
	});
	if (told.length === 0) absent(m.picture_groups_nothing());
	const words = (value: number | null) => (value === null ? m.withheld() : formatFigure(value, unit));
	return {
		title: `${formatFigure(reached, unit)} · ${codeList([code])} ${plain(withoutSign(name))}`,
		shows: [m.groups_title(), windowWords(window)].join(separator()),
		notes: [...(indicator.addsUp ? [] : [m.groups_overlap()]), ...(note ? [plain(note)] : [])],
		drawing: drawingOf(Lengths, {
			rows: told.flatMap(({ title, rows }) => [
				lengthRow(title),
				...rows.map((row) =>
					lengthRow(
						row.name,
						words(row.value),
						row.value === null || reached <= 0 ? [] : [[partLength(row.value / reached, 'second')]],
					),
				),
			]),
		}),
		label: told
			.map(({ title, rows }) => {
				const list = rows.map((row) => `${row.name} ${words(row.value)}`).join(separator());
				return `${title}${colon()}${list}`;
			})
			.join('; '),
		reports,
		tail: indicatorTail(code) + windowTail(window),
	};
};
