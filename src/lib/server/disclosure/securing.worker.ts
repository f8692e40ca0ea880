/** Protects and attacks a publication apart: see `secureApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { keptFrom } from '#lib/disclosure/earlier.ts';
import { securedOf } from '#lib/disclosure/secured.ts';
import { cellValues } from '#lib/disclosure/cellValues.ts';
import { loadSolver } from './highs.ts';
import type { Asked, Told } from './secureApart.ts';

const { publication: given, atoms, earlier = [] } = workerData as Asked;
const tell = (told: Told) => parentPort?.postMessage(told);
const values = cellValues(given, atoms);
const kept = keptFrom(earlier, values, given);
const publication = { ...given, before: new Map([...given.before, ...kept]) };
const result = securedOf(publication, atoms, await loadSolver(), (progress) => tell({ progress }));
tell({ result, values });
