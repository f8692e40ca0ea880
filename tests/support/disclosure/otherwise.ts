/** Recorded answers in which every figure that strangers do not see is another one. */
import type { RecordedAnswers } from '#lib/publication/content.ts';

const FIGURES =
	/^(?:reached|high|withoutPlace|national|unknown|notDisaggregated|total|share|pace|change|difference|yearToDate)$/;

export interface Otherwise {
	readonly answers: RecordedAnswers;
	/** What stands in the place of a figure, each time that one was replaced. */
	readonly put: readonly number[];
}

/**
 * @param seen the same answers as strangers read them: what stands there too stays
 * @param other what a withheld figure becomes
 */
export function otherwise(
	raw: RecordedAnswers,
	seen: RecordedAnswers,
	other: (value: number) => number,
): Otherwise {
	const put: number[] = [];
	const change = (value: number) => {
		const changed = other(value);
		put.push(changed);
		return changed;
	};
	const answers = new Map(
		[...raw].map(([part, its]) => [
			part,
			new Map(
				[...its].map(([key, answer]) => [
					key,
					JSON.stringify(
						replaced(JSON.parse(answer), JSON.parse(seen.get(part)?.get(key) ?? 'null'), change),
					),
				]),
			),
		]),
	);
	return { answers, put };
}

function replaced(
	raw: unknown,
	masked: unknown,
	change: (value: number) => number,
	name = '',
	isGroup = false,
): unknown {
	if (typeof raw === 'number') return masked === raw || !(isGroup || FIGURES.test(name)) ? raw : change(raw);
	if (Array.isArray(raw)) {
		const others: readonly unknown[] = Array.isArray(masked) ? masked : [];
		return raw.map((one: unknown, i) => {
			const code = codeOf(one);
			const same = code === undefined ? others[i] : others.find((other) => codeOf(other) === code);
			return replaced(one, same, change, name, isGroup);
		});
	}
	if (typeof raw !== 'object' || raw === null) return raw;
	const other = (typeof masked === 'object' && masked !== null ? masked : {}) as Record<string, unknown>;
	return Object.fromEntries(
		Object.entries(raw).map(([key, value]) => [
			key,
			replaced(value, other[key], change, key, isGroup || key === 'byGroup'),
		]),
	);
}

function codeOf(one: unknown): string | undefined {
	if (typeof one !== 'object' || one === null) return undefined;
	const { pcode, code } = one as { pcode?: string; code?: string };
	return pcode ?? code;
}
