/** Gathers open answers apart: see `proposeApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { proposedThemes } from '#lib/survey/theme/propose.ts';
import type { ToPropose } from './proposeApart.ts';

const { answers, many } = workerData as ToPropose;
parentPort?.postMessage(proposedThemes(answers, many));
