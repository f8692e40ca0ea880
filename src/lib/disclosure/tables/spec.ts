/** When a figure is small, and how dear it is. Source: docs/rules.md, Small counts. */
import type { Level } from '#lib/places/place.ts';
import type { ProtectedIndicator, Publication, Span } from './atom.ts';
import type { Spec } from './maker.ts';
import type { Node } from './nodes.ts';
import { isQuarter, isToDate } from './spans.ts';
import type { Named } from './tower.ts';

/** A country is dearest, then governorates. */
const DEAR = [8, 4, 2, 1] as const satisfies readonly number[];
const HEADLINE = 2;
/** A year to date beside a quarter, and a whole year. */
const TO_DATE = 1.5;
const YEAR = 3;

export interface Described {
	readonly publication: Publication;
	readonly indicator: ProtectedIndicator;
}

/** The k of a figure at a place. */
function kAt({ publication, indicator }: Described, { place }: Node): number {
	const { places, k, sensitiveK } = publication;
	return indicator.sensitive || places.get(place)?.sensitive ? sensitiveK : k;
}

/** Figures of people of the sector stand apart; a municipality has its year to date alone. */
function isPrinted(lowest: Level, { level }: Node, { span, ofPeople }: Named): boolean {
	return !ofPeople && level <= lowest && (level < 3 || isToDate(span));
}

/** A figure of people at a node and in a window: small from 1 to k−1. */
export function specOf(
	described: Described,
	node: Node,
	window: Named,
	key: string,
	lowest: Level,
): Omit<Spec, 'key'> {
	const { publication, indicator } = described;
	const k = kAt(described, node);
	const printed = isPrinted(lowest, node, window);
	const isTold = !window.ofPeople && node.level <= lowest;
	const dear = DEAR[node.level] * (indicator.headline ? HEADLINE : 1) * dearnessOf(window.span);
	return {
		printed,
		k: isTold ? k : 0,
		isSmall: (value) => isTold && (printed || isQuarter(window.span)) && value >= 1 && value < k,
		dear: publication.before.get(key) === 'shown' ? Infinity : dear,
		againstPartners: printed && indicator.sensitive,
	};
}

function dearnessOf(span: Span): number {
	if (!isToDate(span)) return 1;
	return span.last - span.first === 3 ? YEAR : TO_DATE;
}

/** A part of a total: of a sensitive indicator none and all of them are small too. */
export function partOf(spec: Omit<Spec, 'key'>, { indicator }: Described, total: number): Omit<Spec, 'key'> {
	if (!indicator.sensitive || !spec.printed) return { ...spec, zeroStands: false };
	return {
		...spec,
		isSmall: (value) => spec.isSmall(value) || (total > 0 && (value === 0 || value === total)),
		zeroStands: false,
	};
}
