/** What a figure was in the publication before, and why that was published anew. */
import type { TraceAsked } from '#lib/figures/trace/asked.ts';
import type { TracedFigure } from '#lib/figures/trace/trace.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { openBefore } from '#lib/server/publication/queries/edition.ts';
import { findTraced, type Traced } from './figure.ts';

export interface Since {
	/** The revision before: 1.0. */
	readonly revision: string;
	readonly figure: TracedFigure;
	/** Why this one was published, in public words; null: a draft, or the figures of today. */
	readonly reason: Localised | null;
}

/** The publication before does not hold what is asked. */
class NotThen extends Error {}

/** Null: nothing was published before that still stands, or it did not hold the figure. */
export async function readSince(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	asked: TraceAsked,
): Promise<Since | null> {
	const missing = () => {
		throw new NotThen();
	};
	try {
		const before = await openBefore(reader, scope, quarter, missing);
		if (!before) return null;
		const traced = await findTraced(before.reader, before.scope, quarter, asked);
		if (!traced || traced === 'closed') return null;
		return { revision: before.revision, figure: tracedFigure(traced), reason: before.reason };
	} catch (error) {
		if (error instanceof NotThen) return null;
		throw error;
	}
}

export function tracedFigure(traced: Traced): TracedFigure {
	if (traced.is === 'answer') {
		const { spoken } = traced.answer;
		const reached = spoken.is === 'told' ? spoken.value : null;
		return { reached, high: null, about: null, isWithheld: spoken.is === 'few' };
	}
	if (traced.is !== 'money') return traced.trace.figure;
	return { reached: traced.money.amount, high: null, about: null, isWithheld: false };
}
