/** What a trial of an import found: everything was done in a transaction, looked at, and taken back. */
import type { Aside } from './activityInfo/aside.ts';
import type { FaultChoices } from './choices.ts';
import type { SentAs } from './sent.ts';
import type { FigureChange } from '#lib/figures/planFigure.ts';

/** A fault with its place in the file that was sent. */
export interface FoundFault {
	/** Short name of what is wrong, the same for all of its sort. */
	readonly kind: string;
	readonly severity: 'error' | 'warning';
	readonly file: string;
	/** Row as a spreadsheet counts, from 1; null: the file as a whole. */
	readonly row: number | null;
	/** As the sender calls it; null: the row as a whole. */
	readonly column: string | null;
	/** Position of that column in the file; null or absent: none of it. */
	readonly at?: number | null;
	/** What stands there; null: the file is not one table, or nothing does. */
	readonly cell: string | null;
	/** As the command says it, in English; empty: no command says it. */
	readonly message: string;
	/** What could stand there; absent: no closed list says it. */
	readonly choices?: FaultChoices;
}

/** A code that was made for an organisation that came without one. */
export interface MadeCode {
	readonly name: string;
	readonly code: string;
}

/** What is asked before an import is stored. */
export const DOUBTS = ['not opened', 'not expected'] as const;
export type DoubtKind = (typeof DOUBTS)[number];

/** Reports that would come in as approved, of a quarter that has not opened, or of a partner that nobody expects then. */
export interface FoundDoubt {
	readonly is: DoubtKind;
	readonly count: number;
	/** The first of them: partner and quarter. */
	readonly reports: FaultChoices;
}

export interface Found {
	readonly sector: string | null;
	readonly errors: number;
	readonly warnings: number;
	readonly faults: readonly FoundFault[];
	/** Null where there are errors. */
	readonly counts: { readonly activities: number; readonly values: number } | null;
	/** How much is new and changed, by what it is. */
	readonly summary: Readonly<Record<string, { readonly added: number; readonly changed: number }>>;
	readonly figures: readonly FigureChange[];
	/** There are more than are kept. */
	readonly hasMoreFigures: boolean;
	/** Of an export of ActivityInfo, what became no row. */
	readonly aside?: Aside;
	/** Absent: nothing is asked. */
	readonly doubts?: readonly FoundDoubt[];
	/** Absent: none was made. */
	readonly made?: readonly MadeCode[];
	/** Words of figures of locked quarters that move, by quarter. */
	readonly moved: readonly { readonly quarter: string; readonly words: readonly string[] }[];
}

/** Whether it changes anything and nothing stands in its way. */
export function mayBeStored({ errors, summary }: Found): boolean {
	return errors === 0 && Object.values(summary).some(({ added, changed }) => added + changed > 0);
}

/** Questions that were not answered. @param ticked those that were */
export function unanswered({ doubts = [] }: Found, ticked: readonly DoubtKind[]): readonly FoundDoubt[] {
	return doubts.filter(({ is }) => !ticked.includes(is));
}

/** Whether what was sent comes back with its faults marked: a table, or a bundle that could be opened. */
export function hasMarkedCopy({
	sentAs,
	found,
}: {
	readonly sentAs: SentAs;
	readonly found: Found | null;
}): boolean {
	const faults = found?.faults ?? [];
	if (sentAs === 'activityinfo' || faults.length === 0) return false;
	return sentAs !== 'bundle' || faults.some(({ kind }) => kind !== 'unreadable file');
}
