import { peopleBars, stackLabel } from './charts.ts';
import { dimensionWords } from '#lib/figures/words/group.ts';
import { windowWords } from '#lib/i18n/date.ts';
import { colon, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { partLength, lengthRow } from './lengthRow.server.ts';
import Lengths from './Lengths.svelte';
import { windowTail, type Draw } from './question.server.ts';
import { drawingOf } from './sheet.server.ts';

/** People reached, by the groups of each dimension. */
export const drawPeople: Draw = async ({ reader, quarter: { scope, period }, url }) => {
	const window = readWindow(url);
	const people = await getPeople(reader, scope, { year: period.year, quarter: period.quarter, window });
	const bars = peopleBars(people, scope.groups);
	if (bars.length === 0) absent();
	const rows = bars.flatMap(({ dimension, segments, withheld }) => {
		const whole = segments.reduce((sum, { value }) => sum + value, 0);
		// A bar of some would look like all of them.
		const isDrawn = withheld.length === 0 && whole > 0;
		return [
			lengthRow(dimensionWords(dimension)),
			...segments.map(({ label, value, tone }) =>
				lengthRow(label, formatFigure(value, 'people'), isDrawn ? [[partLength(value / whole, tone)]] : []),
			),
			...withheld.map((label) => lengthRow(label, m.withheld())),
		];
	});
	const title = scope.plan.peopleLabel ? plain(scope.plan.peopleLabel) : m.people_reached();
	const isWithheld = people.withheldFigures?.includes('reached') === true;
	const unknown = isWithheld ? m.withheld() : m.people_unknown();
	const figure = people.reached === null ? unknown : formatCount(people.reached);
	return {
		title: `${figure} · ${title}`,
		shows: windowWords(window),
		notes: [people.method === 'largest' ? m.people_method_largest() : m.people_method_sum()],
		drawing: drawingOf(Lengths, { rows }),
		label: bars
			.map((bar) => `${dimensionWords(bar.dimension)}${colon()}${stackLabel(bar.segments, 'people')}`)
			.join(separator()),
		reports: await getReporting(reader, scope, period),
		tail: windowTail(window),
	};
};
