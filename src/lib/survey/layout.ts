import { groupsLeftOut } from './groupsLeftOut.ts';
import { chosenFor, isMultiple } from './question.ts';
import type { Showing } from './showing.ts';
import { joinedOptions, type Counts } from './smallCells.ts';
import { countOptions, groupShowing } from './shares.ts';
import { groupsBy, type Asked, type Members, type WaveData } from './wave.ts';

/** A group of a split, and how it is shown. */
export interface LaidGroup {
	readonly name: string | null;
	readonly members: Members | null;
	readonly n: number;
	readonly showing: Showing;
}

/** What of a question is shown, before it is counted. */
export interface Layout {
	readonly groups: readonly LaidGroup[];
	/** Positions of options that are "other answers". */
	readonly joined: readonly number[];
}

const complement = (members: Members) => members.map((isMember) => !isMember);

/** The whole of a wave: everybody who answered. */
export function wholeLayout(wave: WaveData, asked: Asked): Layout {
	const { counts, n } = countOptions(asked, null);
	const isPart = !isMultiple(asked.question.kind);
	const joined = joinedOptions([counts], [n], { k: wave.minimums.count, joined: [], isPart });
	return { groups: [{ name: null, members: null, n, showing: groupShowing(wave, asked, null) }], joined };
}

/**
 * A question split by another: which groups are shown, and which options are told apart in them, so that no group under the
 * minimum and no count under k can be read or worked out beside the whole. Source: docs/rules.md, Surveys.
 */
export function splitLayout(wave: WaveData, asked: Asked, by: Asked): Layout {
	const { people, count: k } = wave.minimums;
	const isPart = !isMultiple(asked.question.kind);
	const found = groupsBy(by).map(({ name, members }) => {
		const { n } = countOptions(asked, members);
		return { name, members, n, showing: groupShowing(wave, asked, members) };
	});
	const answered = asked.answers.map((answer) => chosenFor(asked.question.kind, answer) !== null);
	const all = answered.filter(Boolean).length;
	const few = new Set(found.flatMap(({ showing }, i) => (showing === 'few' ? [i] : [])));
	const start = { k, joined: wholeLayout(wave, asked).joined, isPart };
	const hide = (out: ReadonlySet<number>): LaidGroup[] =>
		found.map((group, i) => (out.has(i) ? { ...group, showing: 'few' } : group));
	const rows = (members: readonly Members[]): [Counts, number[]] => {
		const counted = members.map((one) => countOptions(asked, one));
		return [counted.map(({ counts }) => counts), counted.map(({ n }) => n)];
	};
	if (isMultiple(by.question.kind)) {
		// Whoever knows the whole and one group knows all others as well: they are a group like it.
		const bare = found.flatMap(({ n }, i) => (all - n > 0 && all - n < people ? [i] : []));
		const groups = hide(new Set([...few, ...bare]));
		let { joined } = start;
		for (const { members, showing } of groups) {
			if (showing !== 'few')
				joined = joinedOptions(...rows([members ?? [], complement(members ?? [])]), { ...start, joined });
		}
		return { groups, joined };
	}
	const rest = all - found.reduce((sum, { n }) => sum + n, 0);
	const groups = hide(
		groupsLeftOut(
			found.map(({ n }) => n),
			few,
			rest,
			people,
		),
	);
	const shown = groups.filter(({ showing }) => showing !== 'few').map(({ members }) => members ?? []);
	const others = answered.map((_, i) => !shown.some((members) => members[i]));
	const hasOthers = others.some((isOther, i) => isOther && answered[i]);
	return { groups, joined: joinedOptions(...rows(hasOthers ? [...shown, others] : shown), start) };
}
