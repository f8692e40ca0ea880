/** A question by district, as a map shows one of its answers. Source: docs/rules.md, Surveys. */
import type { Localised } from '#lib/plan/text.ts';
import type { PublishedGroup } from './published.ts';
import type { Option } from './question.ts';

interface District {
	readonly pcode: string;
	readonly lat: number | null;
	readonly lon: number | null;
}

export interface AnswerInDistrict extends District {
	readonly name: Localised;
	readonly group: PublishedGroup;
	/** Share of the answer; null: too few to show, or it stands among the others. */
	readonly share: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

/**
 * The groups of a split with the districts that they are, largest share first and those without one last, by name.
 * @param by the options of the question that splits
 * @param districts of the plan
 * @param option name of the answer
 * @returns null where a group is no district
 */
export function answersByDistrict(
	groups: readonly PublishedGroup[],
	by: readonly Option[],
	districts: readonly District[],
	option: string,
): AnswerInDistrict[] | null {
	const known = new Map(districts.map((one) => [one.pcode, one]));
	const found = groups.flatMap((group): AnswerInDistrict[] => {
		const district = known.get(group.group ?? '');
		if (!district) return [];
		const name = by.find((one) => one.name === group.group)?.label ?? { en: district.pcode };
		const told = group.shares.find((one) => one.option === option);
		const { share = null, low = null, high = null } = told ?? {};
		return [{ ...district, name, group, share, low, high }];
	});
	if (found.length === 0 || found.length < groups.length) return null;
	return found.sort(
		(one, other) =>
			(other.share ?? -1) - (one.share ?? -1) ||
			(one.name.en < other.name.en ? -1 : Number(one.name.en > other.name.en)),
	);
}
