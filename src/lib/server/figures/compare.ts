/** Two quarters, or two districts, beside each other. */
import type { PlaceLabel } from '#lib/places/label.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { OpenQuarter, Period } from '#lib/plan/period.ts';
import { formatQuarter, quarterIndex, yearBefore, type Quarter, type Window } from '#lib/plan/quarter.ts';
import { isComputedAlike } from '#lib/figures/standing.ts';
import { differ, isCompared, isPast, type Pair, type Side } from '#lib/figures/sideBySide.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { compareAddress } from '#lib/i18n/compareAddress.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { getFramework, labelOf, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { openBeside } from '#lib/server/publication/queries/edition.ts';
import { readChoice, readWindow } from '#lib/server/http/choice.ts';

export interface Compared {
	readonly window: Window;
	readonly left: Side;
	readonly right: Side;
	/** In the framework's order, those with a figure on one side at least. */
	readonly pairs: readonly Pair[];
	/** Governorates and districts, which can be chosen. */
	readonly places: readonly PlaceLabel[];
}

/** Reads what an address compares. Throws 400 for an unknown quarter and 404 for a place that is not compared. */
export async function readCompared(reader: Reader, asked: OpenQuarter, url: URL): Promise<Compared> {
	const { scope, period } = asked;
	const window = readWindow(url);
	const tree = await listPlaces(reader, scope.plan.id, period);
	const places = [...tree.values()]
		.filter(({ level }) => isCompared(level))
		.map((place) => labelOfPlace(place, tree));
	const place = readPlace(asked, places, url.searchParams.get('place'));
	const other = readPlace(asked, places, url.searchParams.get('other')) ?? place;
	const standard = place?.pcode === other?.pcode ? pastOf(asked) : period;
	const offered = offeredOf(asked);
	const quarters = offered.map(formatQuarter);
	// A form without scripts may send it empty.
	const chosen = url.searchParams.get('with') ? readChoice(url, 'with', quarters, '') : '';
	const quarter = offered.find((one) => formatQuarter(one) === chosen) ?? standard;
	const now = await readSide(reader, scope, period, place, window);
	const beside = (await openBeside(reader, scope, quarter, () => noQuarter(asked))) ?? noQuarter(asked);
	const then = await readSide(beside.reader, beside.scope, quarter, other, window);
	const past = isPast(now.side, then.side);
	const framework = await getFramework(reader, scope.sector.id, { ...now.side.quarter, window });
	const frameworkThen = await getFramework(beside.reader, scope.sector.id, { ...then.side.quarter, window });
	const pairs = framework.indicators.flatMap((indicator): Pair[] => {
		const [left, right] = [now.figures.get(indicator.code), then.figures.get(indicator.code)];
		if (!left || !right || (left.reached === null && right.reached === null)) return [];
		const both = left.reached !== null && right.reached !== null;
		const unlike = both ? left.unknownParts.concat(right.unknownParts) : [];
		const onOneSide = unlike.filter((code) => unlike.indexOf(code) === unlike.lastIndexOf(code));
		const computedOtherwise = both && !isComputedAlike(indicator, framework.byId, frameworkThen.byId);
		return [
			{
				indicator: labelOf(indicator, framework),
				left: left.reached,
				right: right.reached,
				apart: { left: now.apartOf(indicator), right: then.apartOf(indicator) },
				unlike: onOneSide,
				computedOtherwise,
				...differ(left.reached, right.reached, onOneSide, past, computedOtherwise),
			},
		];
	});
	return { window, left: now.side, right: then.side, pairs, places };
}

/** The quarter compared with at first: a year before where the plan has it, else the one before; the first has itself. */
function pastOf(asked: OpenQuarter): Quarter {
	const { period } = asked;
	const periods = offeredOf(asked);
	const before = quarterIndex(yearBefore(period));
	const earlier = periods.filter((one) => quarterIndex(one) < quarterIndex(period));
	return earlier.find((one) => quarterIndex(one) === before) ?? earlier.at(-1) ?? period;
}

/** The quarters that may stand beside: of published ones only those that stand. */
function offeredOf({ scope, period, periods }: OpenQuarter): readonly Period[] {
	return scope.edition ? periods.filter((one) => one.hasFigures || one === period) : periods;
}

/** Throws 404 with the way back to the quarter. */
function noQuarter({ scope, period }: OpenQuarter): never {
	absent(m.not_in_publication(), [
		{ href: addressOf(scope, period), label: quarterShort(period, scope.plan) },
	]);
}

/** Null: none is named. */
function readPlace(
	{ scope, period }: OpenQuarter,
	places: readonly PlaceLabel[],
	pcode: string | null,
): PlaceLabel | null {
	if (!pcode) return null;
	const found = places.find((place) => place.pcode === pcode);
	if (found) return found;
	absent(
		m.error_not_compared({ plan: plain(scope.plan.name) }),
		places.map((place) => ({
			href: compareAddress(scope, period, { place: place.pcode }),
			label: plain(place.name),
		})),
	);
}

async function readSide(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
	place: PlaceLabel | null,
	window: Window,
) {
	const filter = place ? { place: place.id } : {};
	const { indicators, reports } = await getProgress(reader, scope, { year, quarter, window, filter });
	const side: Side = { quarter: { year, quarter }, place, reports };
	const figures = indicators.map(
		({ code, reached, unknownParts }) => [code, { reached, unknownParts }] as const,
	);
	const within = place ? { within: place.id } : {};
	const apart = await listApartByCode(reader, scope, { year, quarter, window, ...within });
	const apartOf = ({ code }: FrameworkIndicator) => apart.get(code) ?? [];
	return { side, figures: new Map(figures), apartOf };
}
