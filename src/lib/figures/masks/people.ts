/** People of the sector as strangers may see them. Source: docs/rules.md, Small counts. */
import { byDimension } from '#lib/plan/groups.ts';
import type { PeopleAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import { cellOf, isGuarded, marks, type Masking, type Part } from './asked.ts';
import { maskGroups } from './groups.ts';

/** Each thing that is told, where the figure is withheld: see `progress.ts`. */
const WITHHELD: { readonly [Field in keyof PeopleAnswer]-?: 'shown' | (() => PeopleAnswer[Field]) } = {
	reached: () => null,
	method: 'shown',
	withoutPlace: () => null,
	byGroup: () => ({}),
	unknown: () => byDimension(() => null),
	indicators: 'shown',
	withheldFigures: () => ['reached'],
	withheldGroups: () => undefined,
};

export function maskPeople(
	whole: PeopleAnswer,
	asked: WindowQuestion,
	masking: Masking,
	part: Part = {},
): PeopleAnswer {
	const cell = cellOf(null, asked, part);
	if (!isGuarded(masking, cell)) return whole;
	if (masking.isWithheld(cell)) {
		const instead = Object.entries(WITHHELD).flatMap(([field, rule]) =>
			rule === 'shown' || rule() === undefined ? [] : [[field, rule()] as const],
		);
		return { ...whole, ...(Object.fromEntries(instead) as Partial<PeopleAnswer>) };
	}
	const { withheldGroups, ...groups } = maskGroups(whole, cell, masking);
	const isPlaceWithheld = masking.isWithheld({ ...cell, without: 3 });
	return {
		...whole,
		...groups,
		withoutPlace: isPlaceWithheld ? null : whole.withoutPlace,
		...marks<Pick<PeopleAnswer, 'withheldFigures' | 'withheldGroups'>>({
			withheldGroups,
			withheldFigures: isPlaceWithheld ? ['withoutPlace'] : undefined,
		}),
	};
}
