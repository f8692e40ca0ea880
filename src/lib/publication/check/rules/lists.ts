/** Marks of lists: 1, 2, 3, 4, 4; and how many things a list was said to have. */
import type { Finding } from '../finding.ts';
import { amountsOf, findingAt, type ReadSection } from '../reader.ts';
import { endOf, type TypedNumber } from '../typed.ts';

/** A list begins so soon behind the number that announces it. */
const NEAR = 200;

export function findLists(section: ReadSection): Finding[] {
	return runsOf(section).flatMap((run) => [...misnumbered(section, run), ...miscounted(section, run)]);
}

/** Marks that belong together: each run begins with 1, and no blank line parts marks within a sentence. */
function runsOf({ judged, text }: ReadSection): TypedNumber[][] {
	const runs: TypedNumber[][] = [];
	for (const { number } of judged) {
		if (number.kind !== 'label') continue;
		const run = runs.at(-1);
		const last = run?.at(-1);
		const isNext = last && number.value !== 1 && !/\n\s*\n/.test(text.slice(endOf(last), number.offset));
		if (run && isNext) run.push(number);
		else if (number.value === 1) runs.push([number]);
	}
	return runs.filter(({ length }) => length > 1);
}

function misnumbered(section: ReadSection, run: readonly TypedNumber[]): Finding[] {
	return run.flatMap((mark, at) => {
		const before = run[at - 1];
		if (!before || mark.value === before.value + 1) return [];
		return [findingAt(section, mark, 'numbering', 'wrong', before.value + 1)];
	});
}

/** "five components are: 1) … 4)". */
function miscounted(section: ReadSection, run: readonly TypedNumber[]): Finding[] {
	const first = run[0];
	if (!first) return [];
	const said = amountsOf(section).findLast(({ number }) => endOf(number) <= first.offset);
	if (!said || said.number.kind !== 'count' || first.offset - said.number.offset > NEAR) return [];
	const gap = section.text.slice(endOf(said.number), first.offset);
	if (!/:\s*$/.test(gap) || /[.;]\s/.test(gap) || said.number.value === run.length) return [];
	return [findingAt(section, said.number, 'listed', 'look', run.length)];
}
