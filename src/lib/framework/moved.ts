/** How far something is moved among those beside it: a step, or to a place counted from 0. */
export const MOVES = /^(?:up|down|\d{1,4})$/;

/** The codes with one of them moved; where it is there already, or is none of them, as they were. */
export function movedAmong(codes: readonly string[], code: string, move: string): string[] {
	const from = codes.indexOf(code);
	const wanted = move === 'up' ? from - 1 : move === 'down' ? from + 1 : Number(move);
	if (from < 0 || wanted < 0 || wanted >= codes.length) return [...codes];
	const others = codes.filter((one) => one !== code);
	return [...others.slice(0, wanted), code, ...others.slice(wanted)];
}
