/** Protects and attacks a publication, or its referrals, in a process of its own: `securingProcess.ts` starts it. */
import { securedAfter } from '#lib/disclosure/secured.ts';
import { securedSent } from '#lib/referral/secureSent.ts';
import { loadSolver } from './highs.ts';
import type { AskedSent, SentTold } from './protectSent.ts';
import type { Asked, Told } from './secureApart.ts';
import type { Failed } from './securingProcess.ts';

const server = process.ppid;

process.once('message', (asked: Asked | AskedSent) => {
	void answered(asked)
		.catch((failed: unknown): Failed => ({ failed }))
		.then((last) => process.send?.(last, () => process.disconnect?.()));
});

async function answered(asked: Asked | AskedSent): Promise<Told | SentTold> {
	const solver = await loadSolver();
	if ('sent' in asked) return { sentShown: securedSent(asked.sent, asked.least, solver) };
	const { publication, atoms, earlier = [] } = asked;
	const secured = securedAfter(publication, atoms, earlier, solver, (progress) => {
		// It computes in one go and hears of nothing: for a server that is gone it would compute on.
		if (process.ppid !== server) process.exit(1);
		process.send?.({ progress } satisfies Told);
	});
	return { secured };
}
