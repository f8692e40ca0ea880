/**
 * What becomes of each staged report, given what its partner's quarter already has. A version that counts is never
 * overwritten: a changed one takes its place as the next version, and the history is kept.
 */
import type { ReportState } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface Decision {
	/** Of the staged report. */
	readonly staged: number;
	readonly partnerId: number | null;
	readonly periodId: number | null;
	readonly state: ReportState;
	readonly nothing: boolean;
	/** First line in the file. */
	readonly line: number;
	readonly version: number;
	/** The stored version whose content it takes over, in place; null: a version of its own. */
	readonly into: number | null;
	/** The stored version that counted until now; null: none, or it goes on counting. */
	readonly supersedes: number | null;
	/** The stored version under way that comes after it, and its new number. */
	readonly behind: { readonly id: number; readonly version: number } | null;
}

interface StoredVersion {
	id: number;
	partner_id: number;
	period_id: number;
	version: number;
	state: ReportState;
	counts: number;
	nothing_to_report: number;
}

interface StagedHead {
	id: number;
	partner_id: number | null;
	period_id: number | null;
	state: ReportState;
	is_empty: number;
	line: number;
}

/**
 * The reports that change something; what is already stored as it is is left out.
 * @param different pairs `staged stored` whose content differs (`compareStaged`)
 */
export async function decideReports(
	reader: Reader,
	sectorId: number,
	different: ReadonlySet<string>,
): Promise<Decision[]> {
	const staged = await rows<StagedHead>(
		reader,
		`select r.id, o.id as partner_id, p.id as period_id, r.state, r.is_empty, r.line
		from staged_report r join staged_organisation o on o.local = r.partner join staged_period p on p.local = r.period
		order by r.id`,
	);
	const stored = Map.groupBy(
		await rows<StoredVersion>(
			reader,
			`select id, partner_id, period_id, version, state, counts, nothing_to_report from report where sector_id = @sectorId`,
			{ sectorId },
		),
		({ partner_id, period_id }) => `${partner_id} ${period_id}`,
	);
	const byQuarter = Map.groupBy(staged, ({ partner_id, period_id }) => `${partner_id} ${period_id}`);
	return [...byQuarter].flatMap(([quarter, heads]) =>
		decideQuarter(heads, stored.get(quarter) ?? [], different),
	);
}

function decideQuarter(
	heads: readonly StagedHead[],
	stored: readonly StoredVersion[],
	different: ReadonlySet<string>,
): Decision[] {
	const counted = stored.find(({ counts }) => counts === 1);
	const newest = stored.toSorted((a, b) => b.version - a.version)[0];
	// Versions that were returned and have a successor are history.
	const underWay = newest?.state === 'approved' ? undefined : newest;
	const isSame = (head: StagedHead, version: StoredVersion | undefined) =>
		version !== undefined &&
		head.is_empty === version.nothing_to_report &&
		!different.has(`${head.id} ${version.id}`);
	const decisions: Decision[] = [];
	let last = Math.max(0, ...stored.map(({ version }) => version));
	let isUnderWayTaken = false;
	const decide = (head: StagedHead, rest: Partial<Decision>) =>
		decisions.push({
			staged: head.id,
			partnerId: head.partner_id,
			periodId: head.period_id,
			state: head.state,
			nothing: head.is_empty === 1,
			line: head.line,
			version: 0,
			into: null,
			supersedes: null,
			behind: null,
			...rest,
		});

	const approved = heads.find(({ state }) => state === 'approved');
	const later = heads.find(({ state }) => state !== 'approved');
	if (approved && !isSame(approved, counted)) {
		const supersedes = counted?.id ?? null;
		// The version under way was approved elsewhere, unless the bundle has it beside the approved one.
		isUnderWayTaken = underWay !== undefined && !later && (!counted || isSame(approved, underWay));
		if (underWay && isUnderWayTaken) {
			decide(approved, { into: underWay.id, version: underWay.version, supersedes });
		} else {
			const version = ++last;
			decide(approved, {
				version,
				supersedes,
				behind: underWay ? { id: underWay.id, version: ++last } : null,
			});
		}
	}
	if (later) {
		const isApprovedHere = !approved && !underWay && isSame(later, counted);
		if (underWay && !isUnderWayTaken) {
			const isStored = later.state === underWay.state && isSame(later, underWay);
			const version = decisions.at(-1)?.behind?.version ?? underWay.version;
			if (!isStored) decide(later, { into: underWay.id, version });
		} else if (!isApprovedHere) decide(later, { version: last + 1 });
	}
	return decisions;
}
