import { isDeepStrictEqual } from 'node:util';
import { expectedFrom, isExpectedIn } from '#lib/framework/expected.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks } from '#lib/server/figures/index.ts';
import { listExpectable, listExpectedSpans, listOutputs } from '#lib/server/framework/queries/expected.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface ChangedExpectation {
	readonly partnerId: number;
	readonly outputId: number;
	readonly isExpected: boolean;
}

export interface ExpectedRequest {
	readonly planId: number;
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
	/** Quarter index, from which the changes hold. */
	readonly from: number;
	readonly changes: readonly ChangedExpectation[];
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/**
 * Says from a quarter on which partners are expected on which outputs, in the transaction of the caller (`storeSeen`).
 * What is so already is no change. Returns how many changed. Throws Refused (`not found`).
 */
export async function setExpected(writer: Writer, request: ExpectedRequest): Promise<number> {
	const { planId, sectorId, personId, now, from, correction, permit } = request;
	const codeOf = (all: readonly { id: number; code: string }[]) =>
		new Map(all.map(({ id, code }) => [id, code]));
	const partners = codeOf(await listExpectable(writer, planId, sectorId));
	const outputs = codeOf(await listOutputs(writer, sectorId));
	if (!request.changes.every((one) => partners.has(one.partnerId) && outputs.has(one.outputId)))
		throw new Refused('not found');
	const stored = await listExpectedSpans(writer, sectorId);
	const spansOf = ({ partnerId, outputId }: ChangedExpectation) =>
		stored.get(`${partnerId}.${outputId}`) ?? [];
	const changes = request.changes.filter((one) => {
		const spans = spansOf(one);
		if (one.isExpected) return !isExpectedIn(spans, from);
		return !isDeepStrictEqual(expectedFrom(spans, from, false), spans);
	});
	if (changes.length === 0) return 0;
	const { moved } = await changeUnderLocks(
		writer,
		await lockedOfPlan(writer, planId, now),
		async () => {
			for (const one of changes) await store(writer, one, expectedFrom(spansOf(one), from, one.isExpected));
		},
		permit,
	);
	const told = (isExpected: boolean) =>
		changes
			.filter((one) => one.isExpected === isExpected)
			.map((one) => `${partners.get(one.partnerId)} ${outputs.get(one.outputId)}`);
	await appendAudit(writer, {
		...{
			at: now,
			personId,
			planId,
			action: 'set participation',
			subject: `sector/${sectorId}`,
			before: null,
		},
		after: {
			...{ from_quarter: formatQuarter(quarterAt(from)), expected: told(true), ended: told(false) },
			...{ ...(correction && { correction }), ...(moved.length > 0 && { moved }) },
		},
	});
	await bumpDataVersion(writer, planId, now, 'set participation');
	return changes.length;
}

async function store(
	writer: Writer,
	{ partnerId, outputId }: ChangedExpectation,
	spans: ReturnType<typeof expectedFrom>,
): Promise<void> {
	const key = { partnerId, outputId };
	await run(writer, `delete from participation where partner_id = @partnerId and output_id = @outputId`, key);
	for (const { from, to } of spans) {
		await run(
			writer,
			`insert into participation (partner_id, output_id, from_quarter, to_quarter)
			values (@partnerId, @outputId, @from, @to)`,
			{ ...key, from, to },
		);
	}
}
