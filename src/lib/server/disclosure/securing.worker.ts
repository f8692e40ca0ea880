/** Protects and attacks a publication apart, or its referrals: see `secureApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { securedAfter, type Progress } from '#lib/disclosure/secured.ts';
import { loadSolver } from './highs.ts';
import { securedSent } from '#lib/referral/secureSent.ts';
import type { AskedSent, SentTold } from './protectSent.ts';
import type { Asked, Told } from './secureApart.ts';

const tell = (told: Told | SentTold) => parentPort?.postMessage(told);
const asked = workerData as Asked | AskedSent;
if ('sent' in asked) tell({ sentShown: securedSent(asked.sent, asked.least, await loadSolver()) });
else await secure(asked);

async function secure({ publication: given, atoms, earlier = [] }: Asked): Promise<void> {
	const onProgress = (progress: Progress) => tell({ progress });
	const { values, ...result } = securedAfter(given, atoms, earlier, await loadSolver(), onProgress);
	tell({ result, values });
}
