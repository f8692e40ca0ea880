/** Codes that rows outside the framework name. */
import { choicesOf } from '#lib/exchange/choices.ts';
import type { NeedRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import type {
	MarkRow,
	NarrativeRow,
	ParticipationRow,
	PlanRow,
	TargetRow,
	WordsRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { NarrativeFile } from '#lib/server/exchange/read/narrative.ts';
import type { FundingFileRow } from '#lib/server/exchange/read/sector.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';

/** What may be named: codes of the bundle and of what the plan already has. */
export interface Known {
	/** Those that stand for themselves. */
	readonly organisations: ReadonlySet<string>;
	/** By the code of one that was merged, the code of the one that it is. */
	readonly merged: ReadonlyMap<string, string>;
	readonly places: ReadonlySet<string>;
	readonly outputs: ReadonlySet<string>;
	/** By `key(dimension, code)`. */
	readonly groups: ReadonlySet<string>;
	/** By `key(year, quarter)`. */
	readonly periods: ReadonlySet<string>;
}

export type Look = (
	column: string,
	what: string,
	code: string | null,
	among: ReadonlySet<string>,
	file: string,
) => void;

/** Tells codes of a row that nothing has; what stands in a row that could not be read is not told again. */
export function lookUpCodes(issues: Issues, file: string, line: number | null): Look {
	return (column, what, code, among, home) => {
		if (code === null || among.has(code) || issues.isLost(home, code)) return;
		const plain = code.split('\u0001').at(-1) ?? code;
		const message = `There is no ${what} ${shown(plain)}: add it to ${home} or correct the code.`;
		const dimension = code.slice(0, code.length - plain.length);
		const beside = [...among].filter((one) => one.startsWith(dimension));
		// Of thousands of places the first ones help nobody.
		const choices =
			home === 'places.csv' ? undefined : choicesOf(beside.map((one) => one.slice(dimension.length)));
		issues.error('unknown code', { file, line, column }, message, choices);
	};
}

export function checkTargets(targets: readonly Located<TargetRow>[], known: Known, issues: Issues): void {
	for (const { row, line } of targets) {
		const look = lookUpCodes(issues, 'targets.csv', line);
		look('place', 'place', row.place, known.places, 'places.csv');
		if (row.cohort !== null) look('cohort', 'cohort', key('cohort', row.cohort), known.groups, 'plan.json');
		if (row.sex !== null) look('sex', 'sex', key('sex', row.sex), known.groups, 'plan.json');
	}
}

export function checkNeeds(needs: readonly Located<NeedRow>[], known: Known, issues: Issues): void {
	for (const { row, line } of needs) {
		const look = lookUpCodes(issues, 'needs.csv', line);
		look('place', 'place', row.place, known.places, 'places.csv');
		if (row.cohort !== null) look('cohort', 'cohort', key('cohort', row.cohort), known.groups, 'plan.json');
		if (row.sex !== null) look('sex', 'sex', key('sex', row.sex), known.groups, 'plan.json');
	}
}

export function checkMarks(
	marks: readonly Located<MarkRow>[],
	indicators: ReadonlySet<string>,
	issues: Issues,
): void {
	for (const { row, line } of marks) {
		const look = lookUpCodes(issues, 'marks.csv', line);
		look('indicator', 'indicator', row.indicator, indicators, 'framework.csv');
	}
}

export function checkParticipation(
	participation: readonly Located<ParticipationRow>[],
	known: Known,
	issues: Issues,
): void {
	for (const { row, line } of participation) {
		const look = lookUpCodes(issues, 'participation.csv', line);
		look('partner', 'organisation', row.partner, known.organisations, 'organisations.csv');
		look('output', 'output', row.output, known.outputs, 'framework.csv');
	}
}

export function checkOwnWords(words: readonly Located<WordsRow>[], known: Known, issues: Issues): void {
	for (const { row, line } of words) {
		const look = lookUpCodes(issues, 'words.csv', line);
		look('partner', 'organisation', row.partner, known.organisations, 'organisations.csv');
		look('output', 'output', row.output, known.outputs, 'framework.csv');
		look('quarter', 'quarter', key(row.year, row.quarter), known.periods, 'periods.csv');
	}
}

export function checkFunding(
	funding: readonly Located<FundingFileRow>[],
	known: Pick<Known, 'organisations' | 'outputs'>,
	issues: Issues,
): void {
	for (const { row, line } of funding) {
		const look = lookUpCodes(issues, 'funding.csv', line);
		look('output', 'output', row.output, known.outputs, 'framework.csv');
		if (row.kind === 'requirement') continue;
		look('donor', 'organisation', row.donor, known.organisations, 'organisations.csv');
		look('partner', 'organisation', row.partner, known.organisations, 'organisations.csv');
	}
}

export function checkNarrative(
	narrative: readonly NarrativeFile[],
	plan: PlanRow,
	known: Known,
	issues: Issues,
): void {
	for (const { file, row } of narrative) {
		lookUpCodes(issues, file, 1)('output', 'output', row.output, known.outputs, 'framework.csv');
		if (!isInPlan(row, plan)) {
			issues.error(
				'missing period',
				{ file, line: 1, column: 'year' },
				`The plan has no year ${row.year}: correct it.`,
			);
		}
	}
}

function isInPlan({ year }: NarrativeRow, { firstYear, lastYear }: PlanRow): boolean {
	return year >= firstYear && year <= lastYear;
}
