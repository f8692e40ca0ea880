/** A typed number, written as the live figure that it means. Source: docs/rules.md, Live figures. */
import type { Language } from '#lib/plan/text.ts';
import type { KnownFigure } from './check/known.ts';
import type { TypedNumber } from './check/typed.ts';
import { writeLive, type LiveStyle } from './live.ts';

/** Instead of what was typed: with its currency or measure where the live figure has none. Null: the figure is none. */
export function liveTextFor(number: TypedNumber, { live }: KnownFigure, language: Language): string | null {
	if (!live) return null;
	const { kind, unit, written } = number;
	const text = writeLive({ ...live, style: styleOf(number, language) });
	if (unit === null || (kind !== 'money' && kind !== 'measure')) return text;
	return /^[\p{N}{]/u.test(written) ? `${text} ${unit}` : `${unit} ${text}`;
}

function styleOf({ kind, step, inWords, value }: TypedNumber, language: Language): LiveStyle {
	if (kind === 'share') return 'figure';
	if (inWords) return language === 'ar' ? 'figure' : 'words';
	return step >= 1_000 && value >= 100_000 ? 'short' : 'figure';
}

/** The text with a stretch of it replaced. */
export function replaced(
	body: string,
	at: { readonly offset: number; readonly length: number },
	by: string,
): string {
	return body.slice(0, at.offset) + by + body.slice(at.offset + at.length);
}
