/** plan.json. Source: docs/exchange.md, Bundle. */
import { fromGiven, LANGUAGES, spellAll, unspell, type Translation } from '#lib/plan/text.ts';
import { z } from 'zod';
import { givenText } from './texts.ts';
import { byDimension, DIMENSIONS } from '#lib/plan/groups.ts';
import { closedWords, failsClosed } from '#lib/disclosure/disclosure.ts';
import {
	CLEARANCE_ROLES,
	GROUPINGS,
	SECOND_FACTORS,
	PUBLIC_MODES,
	PEOPLE_METHODS,
	DEFAULT_MINIMUM_COUNT,
	DEFAULT_MINIMUM_COUNT_SENSITIVE,
	DEFAULT_REOPENING_DAYS,
	DEFAULT_THRESHOLDS,
	MOST_REOPENING_DAYS,
	PACES,
	type Credits,
} from '#lib/plan/settings.ts';
import { isInOrder, MOST_LATER } from '#lib/plan/firstQuarter.ts';
import { DEFAULT_TIMEZONE, isTimezone } from '#lib/plan/day.ts';
import { MOST_OF_REFERRALS } from '#lib/referral/referral.ts';
import { MOST_SERVICE_DAYS } from '#lib/service/age.ts';
import { DEFAULT_YEAR_STARTS } from '#lib/plan/planYear.ts';
import { parseQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { isKeptPart, isReservedCode } from '#lib/plan/reservedCode.ts';
import type { LimitsRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import type { GroupRow, PlanRow, SectorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { codeFault, hasControl, isCode } from '#lib/server/exchange/csv/text.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

const FILE = 'plan.json';
const HUNDRED = 100;

const text = z
	.string()
	.min(1)
	.max(10_000)
	.refine((value) => !hasControl(value), 'has control characters in it');
/** Of what stands in one line of a catalogue. */
const line = text.max(300);
const MOST_TAGS = 30;
const code = text.refine(isCode, {
	error: ({ input }) => `cannot be a code: ${codeFault(String(input)) ?? ''}`,
});
/** These stand in addresses. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be small letters, digits and hyphens');
const names = spellAll('name', text, () => text.optional());
const year = z.int().min(1900).max(2200);
const percent = z
	.number()
	.min(0)
	.max(10)
	.refine(
		(value) => Math.abs(value * HUNDRED - Math.round(value * HUNDRED)) < 1e-9,
		'has at most two decimals',
	);
const group = z.strictObject({ code, ...names, parent: code.optional() });

const levelName = givenText(text).transform(fromGiven).optional();
const levelNames = z.strictObject({ 1: levelName, 2: levelName, 3: levelName }).optional();

const reopeningDays = z.int().min(1).max(MOST_REOPENING_DAYS).optional();

const firstQuarter = z.string().transform((text, context): Quarter => {
	const found = parseQuarter(text);
	if (found) return found;
	context.addIssue({ code: 'custom', message: 'must be a quarter, such as 2024-Q1' });
	return z.NEVER;
});

const planFile = z.strictObject({
	code: slug,
	...names,
	currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as USD'),
	first_year: year,
	last_year: year,
	sector: z.strictObject({ code: slug, ...names }),
	people_method: z.enum(PEOPLE_METHODS),
	later_people_methods: z
		.array(z.strictObject({ from: firstQuarter, people_method: z.enum(PEOPLE_METHODS) }))
		.max(MOST_LATER)
		.refine(
			(later) => isInOrder(later.map(({ from }) => from)),
			'must stand in the order of their first quarters, each of its own',
		)
		.optional(),
	status: givenText(text).transform(fromGiven).optional(),
	people_label: givenText(text).transform(fromGiven).optional(),
	disclaimers: z.array(givenText(text).transform(fromGiven)).optional(),
	contacts: z.array(text).optional(),
	thresholds: z.strictObject({ on_track: percent.optional(), behind: percent.optional() }).optional(),
	languages: z.array(z.enum(LANGUAGES)).nonempty().optional(),
	levels: levelNames,
	levels_one: levelNames,
	year_starts: z.int().min(1).max(12).optional(),
	grouping: z.enum(GROUPINGS).optional(),
	timezone: text.refine(isTimezone, 'must be the name of a time zone, such as Asia/Kolkata').optional(),
	pace: z.enum(PACES).optional(),
	groups: z
		.strictObject(Object.fromEntries(DIMENSIONS.map((name) => [name, z.array(group).optional()])))
		.optional(),
	public: z.enum(PUBLIC_MODES).optional(),
	minimum_count: z.int().min(0).max(1000).optional(),
	minimum_count_sensitive: z.int().min(0).max(1000).optional(),
	lowest: z.strictObject(byDimension(() => z.literal([0, 1, 2]).optional())).optional(),
	demonstration: z.boolean().optional(),
	today: z.iso.date('must be a day, such as 2024-07-10').optional(),
	second_factor: z.enum(SECOND_FACTORS).optional(),
	clearance: z.array(z.enum(CLEARANCE_ROLES)).max(CLEARANCE_ROLES.length).optional(),
	publisher: givenText(line).transform(fromGiven).optional(),
	source: givenText(line).transform(fromGiven).optional(),
	licence: z
		.string()
		.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/, 'must be a licence by its short name, such as cc-by-igo')
		.optional(),
	maintainer: line.optional(),
	tags: z.array(line).max(MOST_TAGS).optional(),
	/** As older files have it; now it stands in `limits`. */
	reopening_days: reopeningDays,
	limits: z
		.strictObject({
			reopening_days: reopeningDays,
			confirmation_days: z.int().min(1).max(MOST_SERVICE_DAYS).optional(),
			answer_hours: z.int().min(1).max(MOST_OF_REFERRALS.hours).optional(),
		})
		.optional(),
});
type PlanFile = z.infer<typeof planFile>;

export interface PlanPart {
	readonly plan: PlanRow;
	readonly sector: SectorRow;
	/** Null: the file says nothing of it, a plan that is there keeps its own. */
	readonly limits: LimitsRow;
	/** Null: the file names none, a plan that is there keeps its own. */
	readonly groups: GroupRow[] | null;
}

/** Reads plan.json; undefined when it says nothing that can be worked with. */
export async function readPlan(source: Source, issues: Issues): Promise<PlanPart | undefined> {
	const file = source.files.get(FILE);
	if (!file) return undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of await file.open()) chunks.push(chunk);
	const found = parse(Buffer.concat(chunks), issues);
	if (found === undefined) return undefined;
	if (isOfCells(found)) {
		const message =
			'This bundle was published: it has figures as they were shown, and no reports behind them. It can be read, and is imported over no plan.';
		issues.error('wrong plan', { file: FILE, column: 'cells' }, message);
		return undefined;
	}
	const result = planFile.safeParse(found);
	if (!result.success) {
		for (const { path, message } of result.error.issues) {
			issues.error(
				'wrong plan',
				{ file: FILE, column: path.join('.') || null },
				`${message}: see "plan.json" in the exchange format.`,
			);
		}
		return undefined;
	}
	return checked(result.data, issues);
}

/** What a publication's own bundle says of itself. Source: docs/exchange.md, Files of a quarter. */
function isOfCells(found: unknown): boolean {
	return typeof found === 'object' && found !== null && 'cells' in found && found.cells === true;
}

function parse(bytes: Buffer, issues: Issues): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) {
			issues.error('wrong plan', { file: FILE }, `The file is no JSON: ${error.message}.`);
		} else issues.error('bad encoding', { file: FILE }, 'The file is not UTF-8: save it as UTF-8.');
		return undefined;
	}
}

function checked(file: PlanFile, issues: Issues): PlanPart {
	const fault = (column: string, message: string) =>
		issues.error('wrong plan', { file: FILE, column }, message);
	for (const [column, { code }, isTaken] of [
		['code', file, isReservedCode],
		['sector.code', file.sector, isKeptPart],
	] as const) {
		if (!isTaken(code)) continue;
		fault(
			column,
			`The code "${code}" stands in addresses of the site’s own pages: choose another, such as "${code}-${file.first_year}".`,
		);
	}
	if (file.first_year > file.last_year)
		fault('last_year', 'The plan ends before it begins: correct its years.');
	const onTrack = Math.round((file.thresholds?.on_track ?? DEFAULT_THRESHOLDS.onTrack) * HUNDRED);
	const behind = Math.round((file.thresholds?.behind ?? DEFAULT_THRESHOLDS.behind) * HUNDRED);
	if (behind > onTrack) fault('thresholds', '"behind" is above "on_track": turn them round.');
	if (file.reopening_days !== undefined && file.limits?.reopening_days !== undefined)
		fault('reopening_days', 'This stands in "limits" too: leave it out here.');
	const read = {
		public: file.public ?? 'published',
		minimumCount: file.minimum_count ?? DEFAULT_MINIMUM_COUNT,
		minimumCountSensitive: file.minimum_count_sensitive ?? DEFAULT_MINIMUM_COUNT_SENSITIVE,
		lowest: file.lowest ?? {},
		demonstration: file.demonstration ?? false,
	};
	if (file.today !== undefined && !read.demonstration)
		fault('today', 'Only a demonstration has a day of its own: leave "today" out.');
	if (read.public === 'approved' && failsClosed(read)) {
		issues.warn('small counts', { file: FILE, column: 'minimum_count' }, closedWords(read.minimumCount));
	}
	return {
		plan: {
			code: file.code,
			...named(file),
			currency: file.currency,
			firstYear: file.first_year,
			lastYear: file.last_year,
			status: file.status ?? null,
			peopleLabel: file.people_label ?? null,
			disclaimers: file.disclaimers ?? [],
			contacts: file.contacts ?? [],
			languages: file.languages ?? [...LANGUAGES],
			timezone: file.timezone ?? DEFAULT_TIMEZONE,
			today: file.today ?? null,
			levels: file.levels ?? {},
			levelsOne: file.levels_one ?? {},
			yearStarts: file.year_starts ?? DEFAULT_YEAR_STARTS,
			grouping: file.grouping ?? 'thousands',
			pace: file.pace ?? 'milestones',
			onTrack,
			behind,
			peopleMethod: file.people_method,
			laterMethods: (file.later_people_methods ?? []).map(({ from, people_method }) => ({
				year: from.year,
				quarter: from.quarter,
				value: people_method,
			})),
			...read,
			secondFactor: file.second_factor ?? 'submitting',
			clearance: [...new Set(file.clearance)],
			credits: creditsOf(file),
			reopeningDays: file.limits?.reopening_days ?? file.reopening_days ?? DEFAULT_REOPENING_DAYS,
		},
		limits: {
			confirmationDays: file.limits?.confirmation_days ?? null,
			answerHours: file.limits?.answer_hours ?? null,
		},
		sector: { code: file.sector.code, ...named(file.sector) },
		groups: file.groups ? readGroups(file.groups) : null,
	};
}

/** What is not said is left out, so that it reads back as it was. */
function creditsOf({ publisher, source, licence, maintainer, tags }: PlanFile): Credits {
	return {
		...(publisher && { publisher }),
		...(source && { source }),
		...(licence !== undefined && { licence }),
		...(maintainer !== undefined && { maintainer }),
		...(tags && { tags }),
	};
}

function readGroups(groups: NonNullable<PlanFile['groups']>): GroupRow[] {
	return DIMENSIONS.flatMap((dimension) =>
		(groups[dimension] ?? []).map((row, position) => ({
			dimension,
			code: row.code,
			...named(row),
			parent: row.parent ?? null,
			position,
		})),
	);
}

function named(row: { readonly name: string } & { readonly [column in `name_${Translation}`]?: string }) {
	return { name: unspell('name', row.name, (column) => row[column]) };
}
