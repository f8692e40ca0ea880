/** Runs apart: see `paint.ts`. Gets what it needs by `workerData`, imports by full address. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `paint.ts` has no types but these. */
/** @type {{ library: string, svg: string, width: number, fonts: string[] }} */
const { library, svg, width, fonts } = workerData;
/** @type {{ default: typeof import('@resvg/resvg-js') }} */
const { default: resvg } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

const picture = new resvg.Resvg(svg, {
	fitTo: { mode: 'width', value: width },
	font: {
		loadSystemFonts: false,
		fontFiles: fonts,
		defaultFontFamily: 'Noto Sans',
		sansSerifFamily: 'Noto Sans',
	},
	logLevel: 'off',
});
const png = new Uint8Array(picture.render().asPng());
parentPort?.postMessage(png, [png.buffer]);
