/** "62 to 9, a decrease of 53 %". */
import type { Finding } from '../finding.ts';
import { amountsOf, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { endOf } from '../typed.ts';

const CHANGED =
	/(?<!\p{L})(?:decreas\w*|increas\w*|declin\w*|rise|rose|risen|f[ae]ll(?:en)?|drop(?:ped)?|gr[eo]w(?:th|n)?|reduc\w*|up|down|hausse|baisse|augment\w*|diminu\w*|recul\w*|انخف\p{L}*|ارتف\p{L}*|زياد\p{L}*|زاد\p{L}*|تراجع\p{L}*)(?!\p{L})/iu;
/** As English has it behind the share: "a 38 % decrease". */
const CHANGE = /^\s(?:decrease|increase|decline|rise|fall|drop|growth|reduction)(?!\p{L})/iu;
const TO = /^[^.;()]{0,40}?(?:\sto|\sà|\sإلى|→|–>)\s/iu;

/** Shares that a text calls a change of two numbers, against what they come to. */
export function findChanges(section: ReadSection): Finding[] {
	const amounts = amountsOf(section);
	return amounts.flatMap((share, at) => {
		if (share.number.kind !== 'share' || share.number.inWords) return [];
		const { start, end } = share.context.sentence;
		const ahead = section.text.slice(Math.max(start, share.number.offset - 40), share.number.offset);
		const behind = section.text.slice(endOf(share.number), endOf(share.number) + 12);
		if (!CHANGED.test(ahead) && !CHANGE.test(behind)) return [];
		const pair = pairBefore(section, amounts.slice(0, at), start) ?? pairAround(section, amounts, at, end);
		if (!pair) return [];
		const [from, to] = pair;
		if (from.number.value === 0) return [];
		const change = (to.number.value - from.number.value) / from.number.value;
		const room = share.number.step / 2 + 1e-9;
		if (share.number.hedge !== null || Math.abs(Math.abs(change) - Math.abs(share.number.value)) <= room)
			return [];
		return [findingAt(section, share.number, 'change', 'wrong', Math.abs(change))];
	});
}

type Pair = readonly [Amount, Amount];

/** From A to B, and then the share. */
function pairBefore({ text }: ReadSection, before: readonly Amount[], start: number): Pair | null {
	const own = before.filter(({ number }) => number.kind !== 'share' && number.offset >= start);
	const [from, to] = own.slice(-2);
	if (!from || !to || !isSame(from, to)) return null;
	return TO.test(text.slice(endOf(from.number), to.number.offset)) ? [from, to] : null;
}

/** A stands in the sentence before or this one; then "fell by P % to B". */
function pairAround({ text }: ReadSection, amounts: readonly Amount[], at: number, end: number): Pair | null {
	const share = amounts[at];
	const to = amounts[at + 1];
	if (!share || !to || to.number.offset >= end) return null;
	if (!TO.test(text.slice(endOf(share.number), to.number.offset))) return null;
	const near = share.context.sentence.start - 200;
	const from = amounts.slice(0, at).findLast((one) => isSame(one, to) && one.number.offset > near);
	return from ? [from, to] : null;
}

function isSame(a: Amount, b: Amount): boolean {
	return a.number.kind === b.number.kind && a.number.unit === b.number.unit;
}
