/** The figure check: each number of a narrative against the figures, and against the others. */
import type { Language } from '#lib/plan/text.ts';
import type { NarrativeSection } from '../narrative.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import type { Knowledge } from './known.ts';
import { placesIn } from './places.ts';
import type { ReadSection } from './reader.ts';
import { findChanges } from './rules/change.ts';
import { findClaims } from './rules/claims.ts';
import { findLists } from './rules/lists.ts';
import { findParts } from './rules/parts.ts';
import { findShares } from './rules/shareOfPeople.ts';
import { findTotals } from './rules/table.ts';
import { findIncomes } from './rules/turnover.ts';
import { findNumberedTwice, findToldTwice } from './rules/twice.ts';
import { findAboveHeadline, findAdditions, findSums } from './rules/wholes.ts';
import { readable, sentencesOf } from './text.ts';
import type { Judged } from './verdict.ts';

export interface Checked {
	/** For each section, in its order: its numbers in the order of the text. */
	readonly sections: readonly (readonly Judged[])[];
	/** In the order of sections and texts. */
	readonly findings: readonly Finding[];
}

/** Checks a narrative. Sections of several languages are compared with the figures, and with those of their own. */
export function checkFigures(sections: readonly NarrativeSection[], knowledge: Knowledge): Checked {
	const places = placesIn(knowledge.places);
	const read = sections.map((section, at): ReadSection => {
		const text = readable(section.body);
		const { output } = section;
		const language = section.language as Language;
		return {
			at,
			output,
			language,
			text,
			sentences: sentencesOf(text),
			judged: judge(section, knowledge, places),
		};
	});
	const findings = [
		...read.flatMap((section) => [
			...findParts(section),
			...findChanges(section),
			...findShares(section),
			...findTotals(section),
			...findLists(section),
			...findClaims(section, knowledge.quarter),
			...findAboveHeadline(section, knowledge.figures),
			...findIncomes(section),
		]),
		...findNumberedTwice(read),
		...findToldTwice(read),
		...findAdditions(read),
		...findSums(read, knowledge.figures),
	];
	return {
		sections: read.map(({ judged }) => judged),
		findings: findings.sort((a, b) => a.section - b.section || a.offset - b.offset),
	};
}
