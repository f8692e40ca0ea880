/** What an attack found: a figure of too few people that strangers can work out. */
export interface Breach {
	readonly how:
		| 'shown'
		| 'difference'
		| 'worked out'
		| 'corrected'
		| 'known beside'
		| 'known to a partner'
		| 'contradicts'
		| 'not decided';
	/** Without its value. */
	readonly figure: string;
	/** What gave it. */
	readonly addresses: readonly string[];
}

export function once(breaches: readonly Breach[]): Breach[] {
	return [...new Map(breaches.map((one) => [`${one.how} ${one.figure}`, one])).values()];
}
