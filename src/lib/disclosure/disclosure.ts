/** What strangers may see. Source: docs/rules.md, Disclosure. Suppression of small counts is not built yet. */
import type { Level } from '#lib/places/place.ts';

export const SENSITIVITIES = ['public', 'district'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** The lowest level at which strangers see an indicator. */
export function lowestPublicLevel(sensitivity: Sensitivity): Level {
	return sensitivity === 'district' ? 2 : 3;
}

/** An indicator as far as its sensitivity goes. */
export interface Sensitive {
	readonly id: number;
	readonly sensitivity: Sensitivity;
	readonly parts: readonly number[];
	readonly numerator: number | null;
	readonly denominator: number | null;
}

/** By identifier: what is made of others is as sensitive as the most sensitive of them, or it would give them away. */
export function inheritSensitivity(indicators: readonly Sensitive[]): Map<number, Sensitivity> {
	const found = new Map(indicators.map(({ id, sensitivity }) => [id, sensitivity]));
	for (let grown = true; grown;) {
		grown = false;
		for (const { id, parts, numerator, denominator } of indicators) {
			if (found.get(id) === 'district') continue;
			const madeOf = [...parts, numerator ?? 0, denominator ?? 0];
			if (!madeOf.some((part) => found.get(part) === 'district')) continue;
			found.set(id, 'district');
			grown = true;
		}
	}
	return found;
}
