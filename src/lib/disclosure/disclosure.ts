/** What strangers may see. Source: docs/rules.md, Disclosure. */
import type { Level } from '#lib/places/place.ts';
import { standingIn, type Lasting } from '#lib/plan/firstQuarter.ts';
import { QUARTERS, type Quarter } from '#lib/plan/quarter.ts';
import type { Disclosure } from '#lib/plan/scope.ts';
import type { PublicMode } from '#lib/plan/settings.ts';

export const SENSITIVITIES = ['public', 'district'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/**
 * Whether a plan is closed to whoever may not see small counts: it protects them. A demonstration is not as long as it shows
 * figures as they are approved, since nobody stands behind them; what it publishes is protected like any other's.
 */
export function failsClosed(plan: {
	readonly minimumCount: number;
	readonly demonstration: boolean;
	readonly public: PublicMode;
}): boolean {
	return plan.minimumCount > 0 && !(plan.demonstration && plan.public === 'approved');
}

/** For the terminal, in English like everything there. */
export function closedWords(minimumCount: number): string {
	return `minimum_count is ${minimumCount}, so strangers see figures of the whole, of governorates and of districts alone: none by group, partner, donor or tag, and none of a municipality.`;
}

/** The lowest level at which an indicator is shown. */
export function lowestShown(sensitivity: Sensitivity, disclosure: Disclosure): Level {
	return sensitivity === 'district' || disclosure === 'closed' ? LOWEST_CLOSED : 3;
}

/** The lowest level of a place whose figures are shown where the plan is closed. */
const LOWEST_CLOSED = 2;

/** What a question may not ask where the plan is closed, by the name of its parameter; undefined: nothing of it. */
export function askedTooMuch<Name extends string>(
	asked: { readonly [name in Name]?: unknown },
	level: Level | undefined,
	disclosure: Disclosure,
): Name | undefined {
	if (disclosure === 'whole') return undefined;
	const names = (Object.keys(asked) as Name[]).filter((name) => asked[name] !== undefined);
	return names.find((name) => name !== 'place' || level === undefined || level > LOWEST_CLOSED);
}

/**
 * An indicator's sensitivity in a window that ends with a quarter: of the year's quarters up to it the strictest. A protected
 * one could be told from the year to date and the others, and what was done in it may be reported in a later one.
 */
export function sensitivityIn(sensitivities: Lasting<Sensitivity>, { year, quarter }: Quarter): Sensitivity {
	const standing = QUARTERS.filter((one) => one <= quarter).map((one) =>
		standingIn(sensitivities, { year, quarter: one }),
	);
	return standing.find(isStrict) ?? 'public';
}

/** Whether places below the district were kept from strangers then and are shown of the same indicator now. */
export function showsMore(now: Sensitivity, then: Sensitivity): boolean {
	return isStrict(then) && !isStrict(now);
}

export function isStrict(sensitivity: Sensitivity): boolean {
	return sensitivity === 'district';
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
