/** Everything that has to be known of a sector to protect a quarter of it. Source: docs/rules.md, Small counts. */
import { eq } from 'drizzle-orm';
import { organisation, plan } from '#db/schema/index.ts';
import { isStrict } from '#lib/disclosure/disclosure.ts';
import type { Guard, ListedPlace } from '#lib/disclosure/guard.ts';
import type { Translation } from '#lib/disclosure/names.ts';
import type { Atom, ProtectedIndicator, Publication } from '#lib/disclosure/tables/atom.ts';
import { countsPeople } from '#lib/figures/indicator.ts';
import { countedQuarters, guardOf, isProtected } from '#lib/figures/protection.ts';
import { byDimension, dimensionLine } from '#lib/plan/groups.ts';
import { yearBefore, type Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { getFrameworks, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { listedPlaces, placesTree } from './places.ts';
import { windowsOf } from './windows.ts';
import { readAtoms } from './atoms.ts';

export interface ReadProtected {
	/** As far as it can be told without names: `before` is empty. */
	readonly publication: Publication;
	readonly atoms: readonly Atom[];
	readonly translation: Translation;
	/** By code; null: people of the sector. */
	readonly guards: ReadonlyMap<string | null, Guard>;
	/** By code, of groups and of a municipality's quarter alone. */
	readonly details: ReadonlyMap<string | null, Guard>;
	readonly predecessors: ReadonlyMap<string, readonly string[]>;
	readonly places: ReadonlyMap<string, ListedPlace>;
}

/** Reads what the quarter's figures, those of the year up to it and of the year before as compared are made of. */
export async function readProtected(reader: Reader, scope: Scope, asked: Quarter): Promise<ReadProtected> {
	const frameworkIn = await getFrameworks(reader, scope.sector.id);
	const window = { ...asked, window: 'year-to-date' } as const;
	const { indicators } = frameworkIn(window);
	const byId = new Map(indicators.map((one) => [one.id, one]));
	const before = frameworkIn({ ...yearBefore(asked), window: 'year-to-date' }).byCode;
	const tree = await listPlaces(reader, scope.plan.id, asked);
	const counted = indicators.filter((one) => isProtected(one) && countedQuarters(one.calculation));
	const ids = { plan: scope.plan.id, sector: scope.sector.id };
	const { atoms, tags, beyond } = await readAtoms(reader, ids, asked, counted, tree);
	const isAlike = ({ calculations, calculation }: FrameworkIndicator) =>
		calculations.later.every(({ year, value }) => year < asked.year - 1 || value === calculation) &&
		(calculations.later.length === 0 || calculations.first === calculation);
	const computed = counted.filter((one) => !beyond.has(one.id) && isAlike(one));
	const isComputed = (one: FrameworkIndicator) => computed.includes(one);
	const guards = new Map<string | null, Guard>(
		indicators.map((one) => [one.code, guardOf(one, byId, isComputed)]),
	);
	guards.set(
		null,
		guardOfPeople(indicators.filter(countsPeople).map(({ code }) => guards.get(code) ?? 'never')),
	);
	const settings = await first(reader.select().from(plan).where(eq(plan.id, scope.plan.id)));
	if (!settings) throw new RangeError('no plan');
	const organisations = await reader.select().from(organisation).where(eq(organisation.planId, ids.plan));
	return {
		publication: {
			places: placesTree(tree),
			indicators: computed.map((one): ProtectedIndicator => {
				const sensitive =
					isStrict(one.sensitivity) || isStrict(before.get(one.code)?.sensitivity ?? 'public');
				return {
					id: one.id,
					counts: countedQuarters(one.calculation) ?? 'all',
					sensitive,
					headline: one.headline,
					lowest: sensitive ? 2 : 3,
					countsPeople: countsPeople(one) && isProtected(one),
				};
			}),
			windows: [yearBefore(asked), asked].flatMap((end) => windowsOf(scope.plan, end)),
			lowest: byDimension((name) => settings.lowest[name] ?? dimensionLine(name).lowest),
			pairs: [],
			k: settings.minimumCount,
			sensitiveK: Math.max(settings.minimumCount, settings.minimumCountSensitive),
			before: new Map(),
		},
		atoms: atoms.filter(({ indicator }) => !beyond.has(indicator)),
		translation: {
			indicators: codesOf(indicators),
			places: new Map([...tree.values()].map(({ id, pcode }) => [id, pcode])),
			groups: new Map(scope.groups.map(({ id, dimension, code }) => [id, `${dimension} ${code}`])),
			organisations: codesOf(organisations),
			organisationOf: new Map(organisations.map(({ id, code, mergedIntoId }) => [code, mergedIntoId ?? id])),
			tags: new Map(tags.map((tag, id) => [id, tag])),
		},
		guards,
		details: new Map(indicators.map((one) => [one.code, guardOf(one, byId, isComputed, 'details')])),
		predecessors: new Map(
			indicators.map(({ code, predecessors }) => [
				code,
				predecessors.flatMap((id) => byId.get(id)?.code ?? []),
			]),
		),
		places: listedPlaces(tree),
	};
}

/** People of the sector are computed of all indicators that count them, or of none. */
function guardOfPeople(counting: readonly Guard[]): Guard {
	if (counting.every((guard) => guard === 'free')) return 'free';
	return counting.some((guard) => typeof guard === 'string') ? 'never' : [null];
}

function codesOf(found: readonly { readonly id: number; readonly code: string }[]): Map<number, string> {
	return new Map(found.map(({ id, code }) => [id, code]));
}
