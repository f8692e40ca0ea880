/** A question over its waves as a drawing. */
import { brokenLines } from '#lib/server/files/picture/lines.ts';
import type { QuestionOverWaves } from '#lib/survey/overWaves.ts';
import { overName } from '#lib/survey/words/overWaves.ts';
import { drawingOf } from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import { PANELS } from './panels.ts';
import WavePanels from './WavePanels.svelte';

const TYPE = { size: 12, weight: 600 } as const;

export function drawOver(over: QuestionOverWaves): string {
	const panels = over.lines.map((line) => ({
		line,
		words: brokenLines(overName(line), PANELS.words, TYPE, 3),
	}));
	return drawingOf(WavePanels, { over, panels });
}
