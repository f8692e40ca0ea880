/** What strangers may see of the referrals that a sector sent in a quarter. Source: docs/rules.md, Referrals. */
import type { SentCount } from '#lib/referral/sent.ts';
import { askProcess, securingProgramme } from './securingProcess.ts';

export interface AskedSent {
	readonly sent: readonly SentCount[];
	/** Under so many people no figure tells. */
	readonly least: number;
}

export interface SentTold {
	/** Keys of figures. */
	readonly sentShown: readonly string[];
}

/**
 * Keys of the figures that may be shown, proven apart; where nothing was sent there is nothing to prove.
 * @throws what the programme throws
 */
export async function protectSent(asked: AskedSent): Promise<ReadonlySet<string>> {
	let shown: readonly string[] = [];
	if (asked.sent.length > 0)
		await askProcess<SentTold>(securingProgramme(import.meta.url), asked, ({ sentShown }) => {
			shown = sentShown;
		});
	return new Set(shown);
}
