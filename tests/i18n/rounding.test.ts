/** Numbers are written for readers in one place, `src/lib/i18n/number.ts`: another rounding would tell another figure. */
import { expect, test } from 'vitest';
import { listFiles, type SourceFile } from '../architecture/project.ts';

const DOOR = 'src/lib/i18n/number.ts';
const source = listFiles('src', /\.(ts|svelte)$/).filter(({ path }) => path !== DOOR);

/** Rounding in files that speak to readers, and what it is of: never a figure or a share that is written out. */
const OF_SOMETHING_ELSE: Readonly<Record<string, string>> = {
	'src/lib/charts/Diverging.svelte': 'the width of a bar',
	'src/lib/charts/ShareBar.svelte': 'the width of a bar',
	'src/lib/charts/SharePair.svelte': 'the width of a bar',
	'src/lib/charts/Sparkline.svelte': 'a place in a picture',
	'src/lib/i18n/date.ts': 'hours and days since something',
	'src/lib/maps/Circles.svelte': 'a place in a picture',
	'src/lib/maps/Names.svelte': 'a place in a picture',
	'src/lib/maps/PaperMap.svelte': 'a place in a picture',
	'src/lib/maps/Sea.svelte': 'a place in a picture',
	'src/lib/maps/SmallMap.svelte': 'the scale of a picture',
	'src/lib/report/words/report.ts': 'days between two days',
	'src/lib/server/http/refusal.ts': 'minutes to wait',
	'src/routes/[plan]/[sector]/[year]/[quarter]/[picture].png/preview.server.ts':
		'lines that have room in a picture',
	'src/routes/[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts': 'the height of a picture',
	'src/routes/[plan]/[sector]/[year]/[quarter]/map/Stage.svelte': 'the zoom of a map',
	'src/routes/surveys/[plan]/[survey]/[wave]/[question]/chart.svg/WavePanels.svelte': 'the place of a panel',
};

const speaks = ({ path, text }: SourceFile) =>
	path.endsWith('.svelte') || /\/words(\/|\.ts$)/.test(path) || text.includes('paraglide/messages');

const rounds = ({ text }: SourceFile) =>
	/\bMath\.(round|floor|ceil|trunc)\b|\.to(Fixed|Precision)\(|\*\s*100\b/.test(text);

const writes = ({ text }: SourceFile) => /\bNumberFormat\b|\.toLocaleString\(|\bNUMBER_LOCALE\b/.test(text);

test('nothing else writes numbers in a language', () => {
	const others = source.filter(writes).map(({ path }) => path);
	expect(others).toEqual(['src/lib/i18n/locale.ts']);
});

test('nothing that speaks to readers rounds shares by itself', () => {
	const found = source.filter((file) => speaks(file) && rounds(file)).map(({ path }) => path);
	expect(found.sort()).toEqual(Object.keys(OF_SOMETHING_ELSE).sort());
});

test.each([
	['src/routes/X.svelte', '<p>{Math.round(share * 1000) / 10} %</p>'],
	['src/lib/funding/words.ts', 'export const words = (share: number) => `${(share * 100).toFixed(0)} %`;'],
	[
		'src/lib/server/mail/x.ts',
		"import { m } from '#lib/paraglide/messages.js';\nm.covered({ share: 100 * 0.5 + share.toFixed(1) });",
	],
])('a rounding in %s is found', (path, text) => {
	expect(speaks({ path, text }) && rounds({ path, text })).toBe(true);
});

test.each(['new Intl.NumberFormat()', 'share.toLocaleString()'])('%s is found', (text) => {
	expect(writes({ path: 'src/lib/x.ts', text })).toBe(true);
});
