/** Protects and attacks a publication apart: see `secureApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { securedOf } from '#lib/disclosure/secured.ts';
import { valuesOf } from '#lib/disclosure/valuesOf.ts';
import { loadSolver } from './highs.ts';
import type { Asked, Told } from './secureApart.ts';

const { publication, atoms } = workerData as Asked;
const tell = (told: Told) => parentPort?.postMessage(told);
const result = securedOf(publication, atoms, await loadSolver(), (progress) => tell({ progress }));
tell({ result, values: valuesOf(publication, atoms) });
