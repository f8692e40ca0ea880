/** A country's year of a sector, protected and proven beside other work. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import type { Progress } from '#lib/disclosure/secured.ts';
import { secureApart } from '#lib/server/disclosure/secureApart.ts';
import { securingProgramme } from '#lib/server/disclosure/securingProcess.ts';
import { randomPlan } from '../../support/disclosure/randomPlan.ts';
import { realisticPlan } from '../../support/disclosure/realisticPlan.ts';
import { countOf, PATIENCE } from '../../support/long.ts';

/** Seconds of a processor for all eight. */
const MOST = 60;

test(
	'eight indicators of people are protected and proven in a minute, and say how far',
	{ timeout: PATIENCE },
	async () => {
		const indicators = countOf(8);
		const { publication, atoms } = realisticPlan(13, indicators);
		const steps: Progress[] = [];
		const before = secondsOfEnded();
		const { withheld, open } = await secureApart({ publication, atoms }, (progress) => steps.push(progress));
		const seconds = secondsOfEnded() - before;
		console.log(
			`${indicators} of 8 indicators, ${withheld.length} figures withheld: ${seconds.toFixed(1)} s of a processor`,
		);
		expect(open).toEqual([]);
		const last = steps.at(-1);
		expect(last?.of).toBeGreaterThan(50 * indicators);
		expect(steps.map(({ done }) => done)).toEqual(Array.from({ length: last?.of ?? 0 }, (_, at) => at + 1));
		expect(seconds).toBeLessThan(MOST);
	},
);

/** Seconds of a processor that the processes took that this one started and saw end. */
function secondsOfEnded(): number {
	const fields = readFileSync('/proc/self/stat', 'utf8')
		.replace(/^.*\) /, '')
		.split(' ')
		.map(Number);
	// Fields 16 and 17 of proc_pid_stat(5), of which the first two are cut off; a tick is a hundredth.
	const [user = Number.NaN, system = Number.NaN] = fields.slice(13, 15);
	return (user + system) / 100;
}

test('what the programme throws is thrown', async () => {
	const { publication, atoms } = realisticPlan(13, 1);
	const nowhere = atoms.map((atom) => ({ ...atom, place: -1 }));
	await expect(secureApart({ publication, atoms: nowhere }, () => undefined)).rejects.toThrow('no place -1');
});

test('built, it is one file beside the server and does the same', { timeout: PATIENCE }, async () => {
	// Its packages are found from where it stands, as the server's are.
	const outDir = mkdtempSync(join(process.cwd(), 'node_modules', '.securing-'));
	try {
		await build({
			configFile: 'vite.worker.config.ts',
			logLevel: 'warn',
			build: { outDir, emptyOutDir: false },
		});
		const made = pathToFileURL(join(outDir, 'securing.process.js'));
		const { publication, atoms } = randomPlan(3, {
			governorates: 2,
			districts: 1,
			municipalities: 2,
			indicators: 1,
			partners: 2,
			small: 0.2,
		});
		const apart = await secureApart({ publication, atoms }, () => undefined, made);
		expect(apart.withheld.length).toBeGreaterThan(0);
		expect(apart).toEqual(await secureApart({ publication, atoms }, () => undefined));
	} finally {
		rmSync(outDir, { recursive: true });
	}
});

test('its programme is found from source and from the build', () => {
	const from = (own: string) => securingProgramme(`file:///app/${own}`).pathname;
	expect(from('src/lib/server/disclosure/secureApart.ts')).toBe(
		'/app/src/lib/server/disclosure/securing.process.ts',
	);
	expect(from('build/server/chunks/page-1a2b.js')).toBe('/app/build/securing.process.js');
	expect(from('build/server.js')).toBe('/app/build/securing.process.js');
});

test(
	'people of a sector too large to be proven are in no table, and the indicators are',
	{ timeout: PATIENCE },
	async () => {
		const { publication, atoms } = realisticPlan(13, 2);
		const [first = { first: 0 }] = publication.windows;
		const last = first.first + 1;
		const asked = {
			publication: {
				...publication,
				indicators: publication.indicators.map((one) => ({ ...one, countsPeople: true })),
				windows: publication.windows.filter((window) => window.last <= last),
				pairs: [],
			},
			atoms: atoms.filter(({ quarter }) => quarter <= last),
		};
		const { hasPeople, open, shown, withheld } = await secureApart(asked, () => undefined);
		expect([hasPeople, open]).toEqual([false, []]);
		expect([...shown, ...withheld].filter((key) => key.startsWith('people|'))).toEqual([]);
		expect(shown.filter((key) => /^[12]\|total\|/.test(key)).length).toBeGreaterThan(100);
	},
);
