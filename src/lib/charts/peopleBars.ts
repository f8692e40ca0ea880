import type { PeopleAnswer } from '#lib/figures/answer.ts';
import { figuresOf, withheldNames } from '#lib/figures/words/group.ts';
import { plain } from '#lib/i18n/locale.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Segment, Tone } from './stack.ts';

const TONES: readonly Tone[] = ['first', 'second', 'third', 'dark', 'fourth'];
const SHOWN: readonly Dimension[] = ['sex', 'cohort', 'age'];

/** People reached by the groups of a dimension. */
export interface PeopleBar {
	readonly dimension: Dimension;
	readonly segments: readonly Segment[];
	/** Names of groups that are withheld: then no bar is drawn, since one of some would look like all of them. */
	readonly withheld: readonly string[];
}

/** Of the dimensions that anything is told of. */
export function peopleBars(people: PeopleAnswer, groups: readonly PlanGroup[]): PeopleBar[] {
	return SHOWN.flatMap((dimension) => {
		const known = figuresOf(people.byGroup, dimension, groups).filter(({ depth }) => depth === 0);
		const segments: Segment[] = known.map(({ group, value }, i) => ({
			label: plain(group.name),
			value,
			tone: TONES[i % TONES.length] ?? 'first',
		}));
		const unknown = people.unknown[dimension] ?? 0;
		if (unknown > 0) segments.push({ label: m.not_known(), value: unknown, tone: 'unknown' });
		const withheld = withheldNames(people.withheldGroups, dimension, groups);
		return known.length + withheld.length > 0 ? [{ dimension, segments, withheld }] : [];
	});
}
