import { exchangedName } from '#lib/figures/calculations.ts';
import { OBS_STATUSES, type PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { listToldWaves } from '#lib/server/publication/queries/toldWaves.ts';
import { confStatus } from '#lib/server/http/answer.ts';
import type { FileEdition } from '../edition.ts';
import { inPieces } from '../inPieces.ts';
import { citationOf } from './citation.ts';
import { figureRows } from './rows.ts';
import { STATUS_MEANINGS } from './statusMeanings.ts';

/** Rises whenever what the file holds is arranged otherwise. */
const FORMAT = 'masar-figures/1';

/**
 * Every figure, with what programs need to read it: one for all languages, names in each that they have. A figure is a
 * number and stands on a line of its own; null is withheld or unknown, as `obs_status` says. Source: docs/exchange.md,
 * Files of a quarter.
 */
export async function figuresJson(edition: FileEdition): Promise<Uint8Array> {
	const { scope, period, document } = edition;
	const { plan, sector, groups } = scope;
	const rows = await figureRows(edition);
	const head = {
		format: FORMAT,
		...citationOf(edition),
		publisher: plan.credits.publisher ?? plan.name,
		maintainer: plan.credits.maintainer ?? null,
		contacts: plan.contacts,
		demonstration: plan.demonstration,
		plan: { code: plan.code, name: plan.name },
		sector: { code: sector.code, name: sector.name },
		year: period.year,
		quarter: period.quarter,
		/** Why it was published anew. */
		reason: 'reason' in document ? document.reason : null,
		disclaimers: plan.disclaimers,
		method: {
			address: citationOf(edition).method,
			people: plan.peopleMethod,
			pace: plan.pace,
			thresholds: plan.thresholds,
			minimum_count: plan.minimumCount,
			minimum_count_sensitive: plan.minimumCountSensitive,
			rounding: 'none',
		},
		obs_status: Object.fromEntries(OBS_STATUSES.map((letter) => [letter, STATUS_MEANINGS[letter]()])),
		conf_status: { F: 'free', C: 'confidential: withheld' },
		groups: DIMENSIONS.flatMap((dimension) =>
			groups
				.filter((group) => group.dimension === dimension)
				.map(({ code, name, parent }) => ({
					...{ dimension, code, name },
					parent: groups.find(({ id }) => id === parent)?.code ?? null,
				})),
		),
		indicators: distinct(rows, ({ indicator }) => indicator?.code, toIndicator),
		places: distinct(rows, ({ place }) => place?.pcode, toPlace),
		/** What the quarter tells of surveys, as each wave published it. */
		surveys: await listToldWaves(edition.reader, scope, period),
	};
	const lines = await inPieces(rows, (row) => JSON.stringify(toFigure(row)), ',\n');
	const text = `${JSON.stringify(head, null, '\t').slice(0, -2)},\n\t"figures": [\n${lines}\n\t]\n}\n`;
	return new TextEncoder().encode(text);
}

/** What the rows name, each once and in their order. */
function distinct<Named>(
	rows: readonly PublishedFigure[],
	codeOf: (row: PublishedFigure) => string | undefined,
	toNamed: (row: PublishedFigure) => Named,
): Named[] {
	const found = new Map<string, Named>();
	for (const row of rows) {
		const code = codeOf(row);
		if (code !== undefined && !found.has(code)) found.set(code, toNamed(row));
	}
	return [...found.values()];
}

function toIndicator({ indicator }: PublishedFigure) {
	return {
		code: indicator?.code,
		name: indicator?.name,
		output: indicator?.output,
		unit: indicator?.unit,
		calculation: indicator && exchangedName(indicator.calculation),
	};
}

function toPlace({ place, level }: PublishedFigure) {
	return { pcode: place?.pcode, name: place?.name, level };
}

function toFigure({ indicator, place, status, level, ...row }: PublishedFigure) {
	const { year, quarter, window, figure, output, partner, dimension, group, value, unit } = row;
	return {
		...{ year, quarter, window, figure, output },
		indicator: indicator?.code ?? null,
		partner,
		place_level: level,
		place: place?.pcode ?? null,
		...{ dimension, group, value, unit },
		obs_status: status,
		conf_status: confStatus(status === 'c'),
	};
}
