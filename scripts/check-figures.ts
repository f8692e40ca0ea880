/**
 * npm run check-figures: how well the figure check does on the labelled list of the demonstration's numbers.
 * npm run check-figures -- PLAN SECTOR YEAR-Qn: what it says of a stored narrative.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { falsifyEach } from '#lib/publication/check/falsify.ts';
import { checkFigures } from '#lib/publication/check/index.ts';
import { readLabelled } from '#lib/publication/check/labelled.ts';
import { measure, precisionOf, recallOf, type Score } from '#lib/publication/check/measure.ts';
import type { KnownFigure } from '#lib/publication/check/known.ts';
import type { Judged } from '#lib/publication/check/verdict.ts';
import {
	closeDatabase,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readChecked } from '#lib/server/publication/check.ts';
import { fail, Sentence } from './setup/step.mjs';

const LIST = 'tests/fixtures/figureCheck/seed-002.txt';
const BUNDLE = 'db/seed/lrp-2024';
const FIRST_QUARTER: Quarter = { year: 2024, quarter: 1 };
/** What the check has to reach, in both. */
const ENOUGH = 0.9;

/** Null: there is no such plan or sector. */
async function readQuarter(db: Database, plan: string, sector: string, quarter: Quarter) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		return scope ? readChecked(reader, scope, quarter) : null;
	});
}

async function measureList(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'masar-figures-'));
	const db = openDatabase(join(folder, 'masar.sqlite'), { patient: true });
	try {
		await migrate(db);
		await importBundle(db, BUNDLE, { now: new Date() });
		const checked = await readQuarter(db, 'lrp-2024', 'social-stability', FIRST_QUARTER);
		if (!checked) throw new Error(`${BUNDLE} has no such sector`);
		const labelled = readLabelled(readFileSync(LIST, 'utf8'));
		const { numbers, reading, verdicts, alarms, misses } = measure(labelled, checked.knowledge);
		console.log(`${numbers} labelled numbers of ${LIST}`);
		const scores: (readonly [string, Score])[] = [['read', reading], ...verdicts, ['alarms', alarms]];
		for (const [name, score] of scores) tellScore(name, score);
		for (const { where, expected, said } of misses) {
			console.log(`  ${where}: expected ${expected || 'nothing'}, said ${said || 'nothing'}`);
		}
		const falsified = falsifyEach(labelled, checked.knowledge);
		const caught = falsified.filter(({ isCaught }) => isCaught).length;
		console.log(
			`Made wrong on purpose: ${caught} of ${falsified.length} caught (${inPercent(caught / falsified.length)})`,
		);
		const isEnough = scores.every(
			([, score]) => (precisionOf(score) ?? 1) >= ENOUGH && (recallOf(score) ?? 1) >= ENOUGH,
		);
		return isEnough ? 0 : 1;
	} finally {
		await closeDatabase(db);
		rmSync(folder, { recursive: true });
	}
}

function tellScore(name: string, score: Score): void {
	const [precision, recall] = [precisionOf(score), recallOf(score)].map((part) =>
		part === null ? '–' : inPercent(part),
	);
	console.log(
		`${name.padEnd(10)} precision ${precision} (${score.right} of ${score.said}), recall ${recall} (${score.right} of ${score.expected})`,
	);
}

function inPercent(part: number): string {
	return `${(Math.floor(part * 1000) / 10).toFixed(1)} %`;
}

async function checkStored(plan: string, sector: string, quarter: Quarter): Promise<number> {
	const path = databasePath();
	if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
	const db = openDatabase(path, { patient: true });
	try {
		await migrate(db);
		const read = await readQuarter(db, plan, sector, quarter);
		if (!read) {
			console.error(`There is no sector ${sector} in a plan ${plan}.`);
			return 1;
		}
		const { sections, findings } = checkFigures(read.sections, read.knowledge);
		let open = 0;
		for (const [at, section] of read.sections.entries()) {
			console.log(`\n${[section.section, section.output, section.language].filter(Boolean).join(' ')}`);
			for (const judged of sections[at] ?? []) {
				if (judged.verdict.is === 'left') continue;
				if (judged.verdict.is === 'disagrees') open += 1;
				console.log(`  ${judged.number.written.padEnd(18)} ${verdictWords(judged)}`);
			}
			for (const { rule, weight, written, wouldBe, offset, length } of findings.filter(
				(one) => one.section === at,
			)) {
				if (weight === 'wrong') open += 1;
				const words = section.body.slice(offset, offset + length);
				const sums = [
					written === null ? '' : `written ${written}`,
					wouldBe === null ? '' : `against ${wouldBe}`,
				];
				console.log(`  ${weight}: ${rule}, at "${words}" ${sums.filter(Boolean).join(', ')}`);
			}
		}
		console.log(open === 0 ? '\nNothing disagrees.' : `\n${open} to be put right or accepted with a reason.`);
		return open === 0 ? 0 : 1;
	} finally {
		await closeDatabase(db);
	}
}

function verdictWords({ verdict }: Judged): string {
	const named = ({ role, indicator, name, group, value }: KnownFigure) =>
		[role, indicator ?? name.en, group?.code, `(${value})`].filter(Boolean).join(' ');
	if (verdict.is === 'agrees') return `agrees ${verdict.how} with ${named(verdict.figure)}`;
	if (verdict.is === 'disagrees') return `DISAGREES with ${named(verdict.figure)}`;
	if (verdict.is === 'elsewhere') return `is of another ${verdict.by}`;
	return 'unknown';
}

async function main(): Promise<number> {
	const [plan, sector, when, ...more] = process.argv.slice(2);
	if (plan === undefined) return measureList();
	const quarter = parseQuarter(when ?? '');
	if (sector === undefined || quarter === undefined || more.length > 0) {
		console.error('usage: npm run check-figures [-- PLAN SECTOR YEAR-Qn]');
		return 1;
	}
	return checkStored(plan, sector, quarter);
}

process.exitCode = await main();
