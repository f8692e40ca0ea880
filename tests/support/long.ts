/**
 * Tests that repeat something do it a twentieth of the times that are promised (docs/rules.md, Tests of the
 * promises); `npm run test:long`, in full.
 */
const LONG = process.env.MASAR_LONG === '1';
const PART = 20;

/** @param full the count that is promised */
export function times(full: number): number {
	return LONG ? full : Math.ceil(full / PART);
}

/** @param short milliseconds that the twentieth may take */
export function patience(short: number): number {
	return LONG ? short * PART * 2 : short;
}
