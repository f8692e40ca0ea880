import { laterOf, type Record_ } from './csv.ts';

export interface OraclePlace {
	readonly pcode: string;
	readonly level: number;
	readonly parent: string;
	/** Null above level 3. */
	readonly kind: string | null;
	/** Of level 3 and no union: people are counted at it. */
	readonly holdsPeople: boolean;
	/** What follows, with its first quarter (`2025-Q1`), in order. */
	readonly later: {
		readonly kinds: readonly { readonly from: string; readonly value: string }[];
		readonly parents: readonly { readonly from: string; readonly value: string }[];
	};
}

export function toPlace(row: Record_): OraclePlace {
	const level = Number(row('level'));
	const kind = row('kind') || 'municipality';
	return {
		pcode: row('pcode'),
		level,
		parent: row('parent'),
		kind: level === 3 ? kind : null,
		holdsPeople: level === 3 && kind !== 'union',
		later: { kinds: laterOf(row('later_kinds')), parents: laterOf(row('later_parents')) },
	};
}
