/** Tests that repeat something do it a twentieth of the times that reliability.md asks for; `npm run test:long`, in full. */
const LONG = process.env.MASAR_LONG === '1';
const PART = 20;

/** @param full the count of reliability.md */
export function times(full: number): number {
	return LONG ? full : Math.ceil(full / PART);
}

/** @param short milliseconds that the twentieth may take */
export function patience(short: number): number {
	return LONG ? short * PART * 2 : short;
}
