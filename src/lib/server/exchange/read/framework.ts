/** framework.csv: outcomes, outputs and indicators, as they stand; what they refer to is checked in `check/framework`. */
import { choicesOf } from '#lib/exchange/choices.ts';
import {
	CALCULATION_NAMES,
	calculationNamed,
	calculationOf,
	EXCHANGED_NAMES,
	exchangedName,
	isReported,
	kindsCell,
	type Calculation,
} from '#lib/figures/calculations.ts';
import { countsKinds } from '#lib/figures/indicator.ts';
import { mayFollow } from '#lib/figures/standing.ts';
import type { Later } from '#lib/plan/firstQuarter.ts';
import { ALL_DIMENSIONS, maskOf, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import { SENSITIVITIES } from '#lib/disclosure/disclosure.ts';
import { COUNTS } from '#lib/report/report.ts';
import { UNITS, type Unit } from '#lib/figures/unit.ts';
import type { IndicatorRow, Named } from '#lib/server/exchange/queries/bundle/reference.ts';
import { readAmount } from '#lib/server/exchange/csv/amount.ts';
import { DIRECTIONS, FRAMEWORK_LEVELS } from '#lib/server/exchange/csv/columns.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readLaterCell } from './later.ts';
import { readFromTo } from './quarter.ts';
import { readTranslated } from './texts.ts';
import { readTable, type Located } from './table.ts';

type Row = Fields<'framework.csv'>;

/** Outcomes, outputs or indicators beside each other. */
const MOST_PLACES = 9999;

interface Node extends Named {
	readonly level: 'outcome' | 'output';
	readonly code: string;
	readonly parent: string | null;
	readonly position: number | null;
}

/** An indicator whose parent is not yet known to be an outcome or an output. */
export interface IndicatorDraft extends Omit<IndicatorRow, 'outcome' | 'output'> {
	readonly level: 'indicator';
	readonly parent: string;
}

export interface FrameworkFile {
	readonly nodes: Located<Node>[];
	readonly indicators: Located<IndicatorDraft>[];
}

export async function readFramework(source: Source, issues: Issues): Promise<FrameworkFile> {
	const found = await readTable<'framework.csv', Node | IndicatorDraft>(
		source,
		'framework.csv',
		issues,
		(fields) => {
			const level = fields.oneOf('level', FRAMEWORK_LEVELS);
			return level === 'indicator' ? readIndicator(fields) : readNode(fields, level);
		},
		// Outcomes and outputs share their codes: an indicator hangs on one or the other.
		({ level, code }) => `${level === 'indicator'} ${code}`,
	);
	const nodes: Located<Node>[] = [];
	const indicators: Located<IndicatorDraft>[] = [];
	for (const { row, line } of found) {
		if (row.level === 'indicator') indicators.push({ row, line });
		else nodes.push({ row, line });
	}
	return { nodes, indicators };
}

function readNode(fields: Row, level: Node['level']): Node {
	const parent = fields.code('parent');
	if (level === 'output' && parent === null) {
		fields.fault('parent missing', 'parent', 'This cell is empty: write the code of the outcome.');
	}
	if (level === 'outcome' && parent !== null) {
		fields.fault('wrong level', 'parent', 'An outcome hangs on nothing: leave the cell empty.');
	}
	return {
		level,
		code: fields.needCode('code'),
		parent,
		name: readTranslated(fields, 'name', fields.needText('name')),
		position: fields.integer('position', 0, MOST_PLACES),
	};
}

function readIndicator(fields: Row): IndicatorDraft {
	const parent = fields.code('parent');
	if (parent === null) {
		fields.fault('parent missing', 'parent', 'This cell is empty: write the code of the output or outcome.');
	}
	const life = readFromTo(fields);
	const unit = fields.oneOf('unit', UNITS);
	const parts = fields.codes('parts');
	const calculation = calculationNamed(fields.oneOf('calculation', EXCHANGED_NAMES), parts.length > 0);
	if (!fields.failed) checkUnit(fields, calculation, unit);
	return {
		level: 'indicator',
		code: fields.needCode('code'),
		parent: parent ?? '',
		name: readTranslated(fields, 'name', fields.needText('name')),
		unit,
		calculation,
		laterCalculations: readLaterCalculations(fields, calculation),
		of: readKinds(fields, calculation),
		counts: fields.oneOf('counts', COUNTS, 'begun'),
		closed: fields.flag('closed'),
		namesPartners: fields.flag('names_partners'),
		parts,
		numerator: fields.code('numerator'),
		denominator: fields.code('denominator'),
		countsPeople: readCountsPeople(fields, calculation, unit),
		headline: fields.flag('headline'),
		required: readMask(fields, 'required') ?? 0,
		dimensions: readMask(fields, 'dimensions'),
		direction: fields.oneOf('direction', DIRECTIONS, 'up'),
		baseline: readBaseline(fields, unit),
		predecessors: fields.codes('predecessors').sort(),
		sensitivity: fields.oneOf('sensitivity', SENSITIVITIES, 'public'),
		laterSensitivities: readLaterCell(fields, 'later_sensitivities', SENSITIVITIES),
		protects: readProtects(fields),
		goesWith: fields.code('goes_with'),
		note: readTranslated(fields, 'note', fields.text('note')),
		definition: readTranslated(fields, 'definition', fields.text('definition')),
		source: readTranslated(fields, 'source', fields.text('source')),
		contact: fields.text('contact'),
		...{ fromQuarter: life.from, toQuarter: life.to, position: fields.integer('position', 0, MOST_PLACES) },
	};
}

function readLaterCalculations(fields: Row, first: Calculation): readonly Later<Calculation>[] {
	const later = readLaterCell(fields, 'later_calculations', FOLLOWING);
	if (later.length === 0 || mayFollow(first)) return later;
	const message = `What is ${exchangedName(first)} counts something else than ${FOLLOWING.join(', ')}: give what is counted otherwise a code of its own.`;
	fields.fault('changed calculation', 'later_calculations', message);
	return [];
}

/** Calculations that may follow one another. */
const FOLLOWING = CALCULATION_NAMES.filter(mayFollow);

function checkUnit(fields: Row, calculation: IndicatorDraft['calculation'], unit: Unit): void {
	const { takesUnit, countsPlaces } = calculationOf(calculation);
	if (takesUnit(unit)) return;
	const message =
		countsPlaces && unit !== 'percent'
			? 'A distinct indicator counts municipalities: write count.'
			: 'A ratio is in percent, and but for what is stated nothing else is: correct the unit or the calculation.';
	fields.fault('wrong unit', 'unit', message);
}

/** What is made of other indicators never counts people, they do; a mark on one is let pass, for bundles in use carry it. */
function readCountsPeople(fields: Row, calculation: IndicatorDraft['calculation'], unit: Unit): boolean {
	if (!fields.flag('counts_people')) return false;
	if (!isReported(calculation)) {
		fields.warn(
			'mark ignored',
			'counts_people',
			`A ${exchangedName(calculation)} of others never counts people, its parts do: the mark is ignored, leave the cell empty.`,
		);
		return false;
	}
	if (unit !== 'people') {
		fields.fault('wrong unit', 'counts_people', `It cannot count people in ${unit}: leave the cell empty.`);
	}
	return true;
}

/** The kinds of place that a count of places counts; null: municipalities. */
function readKinds(fields: Row, calculation: IndicatorDraft['calculation']): string | null {
	const words = fields.codes('of');
	if (words.length === 0) return null;
	for (const word of words.filter((one) => !PLACE_KINDS.some((kind) => kind === one))) {
		const message = `${shown(word)} is no kind of place: write ${PLACE_KINDS.join(', ')}.`;
		fields.fault('unknown word', 'of', message, choicesOf(PLACE_KINDS));
	}
	if (!countsKinds({ calculation }) || !isReported(calculation)) {
		const message = isReported(calculation)
			? `A ${calculation} indicator counts no places itself: leave the cell empty.`
			: 'What is made of others names no kinds itself: leave the cell empty.';
		fields.fault('wrong calculation', 'of', message);
	}
	return kindsCell(PLACE_KINDS.filter((kind) => words.includes(kind)));
}

/** Null: as its unit says. */
function readProtects(fields: Row): boolean | null {
	const said = fields.raw('protects') === '' ? null : fields.oneOf('protects', ['yes', 'no']);
	return said && said === 'yes';
}

/** What stands in `dimensions` of an indicator that has none: an empty cell says all. */
const NO_DIMENSION = 'none';

/** Null when the cell is empty. */
function readMask(fields: Row, column: 'required' | 'dimensions'): DimensionMask | null {
	const words = fields.codes(column);
	if (column === 'dimensions' && words.length === 1 && words[0] === NO_DIMENSION) return 0;
	const known = words.filter((word): word is Dimension => (DIMENSIONS as readonly string[]).includes(word));
	for (const word of words) {
		if ((known as string[]).includes(word)) continue;
		const message = `${shown(word)} is no dimension: write ${DIMENSIONS.join(', ')}.`;
		fields.fault('unknown word', column, message, choicesOf(DIMENSIONS));
	}
	const mask = maskOf(known);
	return words.length === 0 || (column === 'dimensions' && mask === ALL_DIMENSIONS) ? null : mask;
}

function readBaseline(fields: Row, unit: Unit): number | null {
	const cell = fields.raw('baseline');
	if (cell === '') return null;
	const amount = readAmount(cell, unit);
	if (amount === null || typeof amount === 'number') return amount;
	fields.fault(amount.kind, 'baseline', amount.message);
	return null;
}
