/** A fault as a marked copy says it, and cells as it holds them. */
import type { FoundFault } from '#lib/exchange/found.ts';
import { faultSentence } from '#lib/exchange/words/fault.ts';
import { guardText, unguardText } from '#lib/server/files/formula.ts';

const NUMBER = /^[+-]?[\d.,\s]*$/;

/** Where in its row, and what to do. */
export function sayFault({ column, ...fault }: Pick<FoundFault, 'column' | 'kind' | 'choices'>): string {
	return `${column === null ? '' : `${column}: `}${faultSentence(fault)}`;
}

/** What a program would run as a formula is guarded, once; what is a number stays one. */
export function safeCell(cell: string): string {
	return NUMBER.test(cell) ? cell : guardText(unguardText(cell));
}
