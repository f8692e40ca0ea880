/** Takes the picture that README shows from the real page of the demonstration. */
import { statSync } from 'node:fs';
import { withChromium, withDemonstration } from './setup/demonstration.ts';

const PICTURE = 'docs/dashboard.png';
const PAGE = '/lrp-2024/social-stability/2024/q1';

await withDemonstration((origin) =>
	withChromium(async (browser) => {
		const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
		await page.goto(`${origin}${PAGE}`, { waitUntil: 'networkidle' });
		await page.screenshot({ path: PICTURE });
	}),
);
console.log(`${PICTURE}: ${Math.round(statSync(PICTURE).size / 1000)} kB`);
