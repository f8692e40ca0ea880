import { publishedChanges } from '#lib/survey/changes.ts';
import { comparedGroups, findingsSaid, leastByChance, type Proposal } from '#lib/survey/findings.ts';
import { isSameWording } from '#lib/survey/given.ts';
import type { PublishedGroup, PublishedResult } from '#lib/survey/published.ts';
import { renamedOptions } from '#lib/survey/question.ts';
import { publishedGroups } from '#lib/survey/result.ts';
import type { Asked, WaveData } from '#lib/survey/wave.ts';

/** A question that a wave shows, of everybody or by another. */
export interface ToCompute {
	readonly asked: Asked;
	readonly by: Asked | null;
}

/** The wave before, where there is one that is published. */
export interface Before {
	readonly asked: readonly Asked[];
	readonly wave: WaveData;
	/** Both as one sample, the earlier first. */
	readonly both: WaveData;
}

function changesOf(asked: Asked, whole: PublishedGroup | undefined, before: Before | null) {
	const earlier = before?.asked.find(({ question }) => question.key === asked.question.key);
	if (!before || !earlier || !isSameWording(earlier.question, asked.question)) return [];
	const [first] = publishedGroups(before.wave, earlier, null);
	return publishedChanges(
		before.both,
		{ asked: earlier, whole: first },
		{ asked, whole },
		renamedOptions(asked.question),
	);
}

/** What a wave publishes, in the order of what was asked for: figures, what is said of groups, what changed. */
export function computeWave(
	wave: WaveData,
	shown: readonly ToCompute[],
	before: Before | null,
): PublishedResult[] {
	const made = shown.map(({ asked, by }) => {
		const groups = publishedGroups(wave, asked, by);
		return { asked, by, groups, proposed: by ? comparedGroups(wave, asked, by, groups) : [] };
	});
	const passed = new Set<Proposal>(leastByChance(made.flatMap(({ proposed }) => proposed)));
	return made.map(({ asked, by, groups, proposed }) => ({
		groups,
		findings: findingsSaid(proposed, passed),
		changes: by ? [] : changesOf(asked, groups[0], before),
	}));
}
