/** Protects and attacks a publication apart, or its referrals: see `secureApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { keptFrom } from '#lib/disclosure/earlier.ts';
import { securedOf } from '#lib/disclosure/secured.ts';
import { cellValues } from '#lib/disclosure/cellValues.ts';
import { loadSolver } from './highs.ts';
import { securedSent } from '#lib/referral/secureSent.ts';
import type { AskedSent, SentTold } from './protectSent.ts';
import type { Asked, Told } from './secureApart.ts';

const tell = (told: Told | SentTold) => parentPort?.postMessage(told);
const asked = workerData as Asked | AskedSent;
if ('sent' in asked) tell({ sentShown: securedSent(asked.sent, asked.least, await loadSolver()) });
else await secure(asked);

async function secure({ publication: given, atoms, earlier = [] }: Asked): Promise<void> {
	const values = cellValues(given, atoms);
	const kept = keptFrom(earlier, values, given);
	const publication = { ...given, before: new Map([...given.before, ...kept]) };
	const result = securedOf(publication, atoms, await loadSolver(), (progress) => tell({ progress }));
	tell({ result, values });
}
