/** What all parts of a report's page look at. */
import { createContext } from 'svelte';
import type { Refusal } from '#lib/forms/refusal.ts';
import type { Comment, Sheet } from '#lib/report/sheet.ts';
import type { Finding } from '#lib/report/validation.ts';
import type { PageData } from './$types';

export interface View {
	readonly head: PageData['head'];
	readonly sheet: Sheet;
	readonly me: number | null;
	readonly mayEdit: boolean;
	/** By the row that they are about. */
	readonly findings: ReadonlyMap<number | null, readonly Finding[]>;
	readonly comments: ReadonlyMap<number | null, readonly Comment[]>;
	/** A form that came back, with what was typed; null: none. */
	readonly refusal: Refusal | null;
	/** What is shown now came with the page, and is not made by its scripts. */
	readonly comesWithPage: boolean;
	/** The card that the page was asked to add; null: none. */
	readonly asked: string | null;
	readonly isOpen: (key: string) => boolean;
	/** Opens a card of an output that is not stored yet, with the place to be typed first. */
	readonly add: (output: string) => void;
}

export const [getView, setView] = createContext<View>();

/** What is typed in a field that came back; else what is stored. */
export function typedOr({ refusal }: Pick<View, 'refusal'>, name: string, stored: string): string {
	return refusal?.action === 'save' ? (refusal.values[name] ?? stored) : stored;
}
