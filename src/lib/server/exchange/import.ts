/** A bundle into the database: all or nothing, every fault told at once. Source: docs/exchange.md, Bundle. */
import { figureChanges, type FigureChange } from '#lib/figures/planFigure.ts';
import { MOST } from '#lib/report/bounds.ts';
import type { Summary } from '#lib/server/exchange/commands/bundle/changes.ts';
import { listCompletedAgain, listCompletedBefore } from '#lib/server/exchange/commands/bundle/completed.ts';
import { compareStaged, type StagedComparison } from '#lib/server/exchange/commands/bundle/compare.ts';
import { decideReports, type Decision } from '#lib/server/exchange/commands/bundle/decide.ts';
import { listIds, type Ids } from '#lib/server/exchange/commands/bundle/ids.ts';
import { resolveStaged } from '#lib/server/exchange/commands/bundle/resolve.ts';
import { countStaged, createStaging, listFull } from '#lib/server/exchange/commands/bundle/staging.ts';
import {
	loadStored,
	switchOver,
	type SwitchedOver,
	type SwitchOver,
} from '#lib/server/exchange/commands/bundle/switchOver.ts';
import { lookAnew, type Database, type Writer } from '#lib/server/database/driver.ts';
import { inBatch, withScratch, type Scratch } from '#lib/server/database/scratch.ts';
import type { PeriodRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { listLayers } from '#lib/server/places/queries/geometry.ts';
import { checkLayersAgree, readLayers } from '#lib/server/exchange/boundaries/bundle.ts';
import { tellWithoutReport } from '#lib/server/exchange/check/words.ts';
import { checkCompleted } from '#lib/server/exchange/check/completed.ts';
import { checkFull } from '#lib/server/exchange/check/full.ts';
import { checkFiles } from '#lib/server/exchange/check/files.ts';
import {
	byIdentifier,
	checkLockedReference,
	checkLockedReports,
	lockedPeriods,
} from '#lib/server/exchange/check/locks.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import { moversOf, tellMoved } from '#lib/server/exchange/check/moved.ts';
import { addsSector, checkAgreement } from '#lib/server/exchange/check/shared.ts';
import { checkUnfit } from '#lib/server/exchange/check/unfit.ts';
import { checkPublished } from '#lib/server/exchange/check/published.ts';
import { checkYears } from '#lib/server/exchange/check/years.ts';
import { hasPublished } from '#lib/server/publication/queries/publications.ts';
import { listSectorFigures } from '#lib/server/figures/queries/planFigures.ts';
import { checkExpected, checkOwnReports, type ExpectedSector } from '#lib/server/exchange/check/sender.ts';
import { listYears } from '#lib/server/exchange/queries/years.ts';
import { readCsv } from '#lib/server/exchange/csv/read.ts';
import { stagedNames, bundleScope } from './named.ts';
import { doubtsAbout, type Doubt } from '#lib/server/exchange/check/doubts.ts';
import { BundleRefused, Issues, type BundleIssue } from './issue.ts';
import { readPlan } from '#lib/server/exchange/read/plan.ts';
import { readBundle } from './readBundle.ts';
import { makeLookup, type Lookup } from '#lib/server/exchange/reports/lookup.ts';
import type { Head } from '#lib/server/exchange/reports/heads.ts';
import { ReportsReader } from '#lib/server/exchange/reports/read.ts';
import { openSource } from '#lib/server/exchange/source/open.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

export interface ImportOptions {
	readonly now: Date;
	/** Everything is done and then taken back. */
	readonly dryRun?: boolean;
	/** Why locked periods may change; goes into the record. */
	readonly reopen?: string;
	readonly onProgress?: (progress: ImportProgress) => void;
	/** Who imports; null or absent: a command run on the machine itself. */
	readonly personId?: number | null;
	/** The plan and the sector that a page is of: another one is an error. */
	readonly expected?: ExpectedSector;
	/** Identifiers of organisations whose reports may not change, since whoever imports reports for them. */
	readonly own?: ReadonlySet<number>;
	/** What was found wrong with single cells before the file was read. */
	readonly told?: readonly BundleIssue[];
	/** Figures of the quarters that the file speaks of are compared. */
	readonly withFigures?: boolean;
	/** In the transaction, around everything: what belongs to the import. */
	readonly around?: (
		writer: Writer,
		switchNow: () => Promise<SwitchedOver>,
		sector: ExpectedSector,
	) => Promise<SwitchedOver>;
}

export interface ImportProgress {
	readonly step: 'read' | 'check' | 'store' | 'totals';
	/** Bytes of reports.csv. */
	readonly done: number;
	readonly total: number;
}

export interface ImportResult {
	readonly plan: string;
	readonly sector: string;
	readonly activities: number;
	/** Totals and cells of breakdowns. */
	readonly values: number;
	/** What changed; nothing when the bundle was already there. */
	readonly summary: Summary;
	/** Figures of locked quarters that moved, which takes `reopen`. */
	readonly moved: readonly MovedFigure[];
	/** Empty unless they were asked for. */
	readonly figures: readonly FigureChange[];
	/** What is to be asked before it is stored. */
	readonly doubts: readonly Doubt[];
	readonly issues: Issues;
}

/** As many change what the database takes for quick. */
const MANY_VALUES = 2000;
/** Quarters of which figures are compared, the newest. */
const MOST_QUARTERS = 8;

const NONE: ReadonlyMap<string, PeriodRow> = new Map<string, PeriodRow>();

interface Done extends SwitchedOver {
	readonly figures: readonly FigureChange[];
}

/** Takes back what a dry run did. */
class DryRun extends Error {
	readonly done: Done;
	constructor(done: Done) {
		super('dry run');
		this.done = done;
	}
}

/**
 * Reads the bundle at a path, a folder or a .zip, into the database.
 * Throws SourceError when there is none, BundleRefused when something is wrong with it, PlanChanged when somebody else
 * changed the plan meanwhile; then nothing has changed.
 */
export async function importBundle(
	db: Database,
	path: string,
	options: ImportOptions,
): Promise<ImportResult> {
	const source = await openSource(path);
	try {
		return await importFrom(db, source, options);
	} finally {
		source.close();
	}
}

/** Reads a bundle that is open already, and stays open, into the database. Throws like `importBundle`. */
export async function importFrom(
	db: Database,
	source: Source,
	options: ImportOptions,
): Promise<ImportResult> {
	const result = await withScratch(db, (scratch) => importSource(scratch, source, options));
	if (result.values >= MANY_VALUES && !options.dryRun) await lookAnew(db);
	return result;
}

async function importSource(scratch: Scratch, source: Source, options: ImportOptions): Promise<ImportResult> {
	const { writer } = scratch;
	const issues = new Issues();
	if (!checkFiles(source, issues)) throw new BundleRefused(issues);
	const part = await readPlan(source, issues);
	if (!part) throw new BundleRefused(issues);
	checkExpected(part, options.expected, issues);
	refuse(issues);
	issues.foretell(options.told ?? []);
	const stored = await loadStored(writer, part);
	const bundle = await readBundle(source, part, stored, issues, options.now);
	const layers = await readLayers(source, bundle.merged.places, issues);
	const isAdded = stored.shared !== null && addsSector(bundle.reference, stored.shared);
	if (stored.shared && isAdded) {
		checkAgreement(bundle, { ...stored.shared, referrals: stored.sector.referrals }, issues);
		checkLayersAgree(layers, await listLayers(writer, stored.shared.planId), issues);
	}
	const lookup = makeLookup(part.plan, bundle.merged);
	const heads = await inBatch(writer, () => stageReports(writer, source, lookup, issues, options));
	// What is wrong with a row would be told again as a change of its locked quarter.
	const isRead = issues.errors === 0;
	options.onProgress?.({ step: 'check', done: 0, total: 0 });
	const names = stagedNames(bundle, lookup);
	const locked = lockedPeriods(stored.shared, options.now);
	// Another sector's history changes no figure that is there.
	const kept = options.reopen === undefined && !isAdded ? locked : NONE;
	const movers = isAdded ? null : moversOf(bundle.reference, stored);
	const permit = (decisions: readonly Decision[], periods: Ids['periods'], found: Issues) => {
		checkLockedReports(decisions, byIdentifier(periods), kept, found);
		checkOwnReports(decisions, options.own, found);
	};
	let doubts: readonly Doubt[] = [];
	let compared: StagedComparison | null = null;
	let completed = await listCompletedAgain(writer);
	if (stored.shared) {
		const scope = bundleScope(stored, bundle);
		const ids = await listIds(writer, scope);
		await resolveStaged(writer, scope.planId, names, ids);
		compared = await compareStaged(writer, scope.sectorId);
		checkYears(bundle.reference.plan, await listYears(writer, scope.planId), issues);
		if (await hasPublished(writer, scope.planId))
			checkPublished(bundle, stored.shared.plan, stored.sector.indicators, issues);
		checkLockedReference(bundle, stored, kept, issues);
		const decisions = await decideReports(writer, scope.sectorId, compared.different);
		if (isRead) permit(decisions, ids.periods, issues);
		completed.push(...(await listCompletedBefore(writer, scope.sectorId)));
		// What is already stored so may stand: a plan's own export changes nothing.
		const changed = new Set(decisions.map(({ staged }) => staged));
		if (!isAdded)
			doubts = doubtsAbout(
				heads.filter(({ id }) => changed.has(id)),
				bundle,
				stored,
				lookup,
				options.now,
			);
		completed = completed.filter(
			({ report, other }) => changed.has(report) || (other && changed.has(other.report)),
		);
	}
	checkCompleted(completed, lookup, issues);
	checkFull(await listFull(writer, MOST.rows), issues);
	refuse(issues);
	options.onProgress?.({ step: 'store', done: 0, total: 0 });
	const counts = await countStaged(writer);
	const done = await store(scratch, options, {
		reference: bundle.reference,
		layers,
		stored,
		names,
		compared,
		now: options.now,
		reopen: options.reopen ?? null,
		personId: options.personId ?? null,
		movers,
		locked,
		async permitStored(at, whose) {
			const found = new Issues();
			await checkUnfit(at, whose, bundle.reference, stored, found);
			refuse(found);
		},
		permitWords(without) {
			const found = new Issues();
			tellWithoutReport(without, bundle, found);
			refuse(found);
		},
		permitMoved(moved) {
			const found = new Issues();
			if (options.reopen === undefined && movers) tellMoved(moved, movers, locked, found);
			refuse(found);
		},
		permit(decisions, { periods }) {
			// Somebody may have changed a report since the check above.
			const late = new Issues();
			permit(decisions, periods, late);
			refuse(late);
		},
		onTotals: () => options.onProgress?.({ step: 'totals', done: 0, total: 0 }),
	});
	return { plan: part.plan.code, sector: part.sector.code, ...counts, ...done, doubts, issues };
}

function refuse(issues: Issues): void {
	if (issues.errors > 0) throw new BundleRefused(issues);
}

async function store(
	scratch: Scratch,
	{ now, dryRun, withFigures, around = (_, switchNow) => switchNow() }: ImportOptions,
	question: SwitchOver,
): Promise<Done> {
	try {
		return await scratch.commit(async (writer) => {
			const asked = { plan: question.reference.plan.code, sector: question.reference.sector.code };
			const compared = async () =>
				withFigures ? listSectorFigures(writer, asked, now, MOST_QUARTERS) : new Map<string, never>();
			const before = await compared();
			const switched = await around(writer, () => switchOver(writer, question), asked);
			const done = { ...switched, figures: figureChanges(before, await compared()) };
			if (dryRun) throw new DryRun(done);
			return done;
		});
	} catch (error) {
		if (error instanceof DryRun) return error.done;
		throw error;
	}
}

async function stageReports(
	writer: Writer,
	source: Source,
	lookup: Lookup,
	issues: Issues,
	{ onProgress }: ImportOptions,
): Promise<readonly Head[]> {
	await createStaging(writer);
	const file = source.files.get('reports.csv');
	if (!file) return [];
	const reader = new ReportsReader(writer, lookup, issues);
	await readCsv('reports.csv', file, issues, {
		header: (positions) => reader.header(positions),
		row: (cells, line) => reader.row(cells, line),
		pause: () => reader.store(),
		progress: (bytes) => onProgress?.({ step: 'read', done: bytes, total: file.size }),
	});
	await reader.end();
	return reader.heads.all;
}
