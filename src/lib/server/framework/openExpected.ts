import { isExpectedIn, type ExpectedSpan } from '#lib/framework/expected.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { parseQuarter, quarterIndex } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import {
	listExpectable,
	listExpectedSpans,
	listOutputs,
	type Expectable,
} from '#lib/server/framework/queries/expected.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { dayOf } from '#lib/plan/day.ts';
import { absent } from '#lib/server/http/allow.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';

/** Cells at most: a page with more is read by nobody, and its form is too large to send. */
const MOST_CELLS = 900;

/** Who is expected on what from the quarter on that `?from=` names, or the newest that has begun. */
export async function openExpected(reader: Reader, scope: WholeScope, { searchParams }: URL, now: Date) {
	const periods = await listPeriods(reader, scope);
	const quarters = periods.map(({ year, quarter }) => ({ year, quarter }));
	const today = dayOf(scope.plan, now);
	const begun = periods.filter(({ opens }) => opens <= today).at(-1) ?? periods.at(0);
	const asked = searchParams.get('from');
	const from = asked === null ? begun : parseQuarter(asked);
	const found = await listOutputs(reader, scope.sector.id);
	const order = (await listOutcomesAndOutputs(reader, scope)).map(({ code }) => code);
	const outputs = found.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
	const all = await listExpectable(reader, scope.plan.id, scope.sector.id);
	const perPart = Math.floor(MOST_CELLS / Math.max(1, outputs.length));
	const { shown, part, parts } = onePart(all, searchParams.get('part'), perPart);
	const spans = await listExpectedSpans(reader, scope.sector.id);
	if (asked !== null && !quarters.some((one) => from && quarterIndex(one) === quarterIndex(from))) absent();
	const partners = shown.map((partner) => ({
		...partner,
		cells: outputs.map(({ id }) => cellOf(`${partner.id}.${id}`, spans, from ? quarterIndex(from) : 0)),
	}));
	const at = from ? { year: from.year, quarter: from.quarter } : null;
	return { scope, quarters, from: at, outputs, partners, part, parts, staying: stayingOf(all, spans) };
}

/** Partners of the sector who have not left it, by code. */
function stayingOf(all: readonly Expectable[], spans: ReadonlyMap<string, readonly ExpectedSpan[]>) {
	const open = new Set(
		[...spans].filter(([, own]) => own.some(({ to }) => to === null)).map(([key]) => key.split('.')[0]),
	);
	return all.filter(({ id }) => open.has(`${id}`)).map(({ code, name }) => ({ code, name }));
}

function cellOf(key: string, all: ReadonlyMap<string, readonly ExpectedSpan[]>, quarter: number) {
	const spans = all.get(key) ?? [];
	return { key, spans, isExpected: isExpectedIn(spans, quarter) };
}
