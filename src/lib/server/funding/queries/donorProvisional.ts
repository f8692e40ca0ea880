import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { ProvisionalResult } from '#lib/funding/answer.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework, labelOf } from '#lib/server/framework/queries/framework.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';

/**
 * What the activities that name a donor come to once submitted reports count too, beside what is approved: only the
 * indicators in which the two differ. Not for strangers: whoever asks has to be allowed to (`permission.ts`).
 */
export async function listDonorProvisional(
	reader: Reader,
	scope: WholeScope,
	donor: number,
	question: WindowQuestion,
): Promise<ProvisionalResult[]> {
	const framework = await getFramework(reader, scope.sector.id, question);
	const approved = await getProgress(reader, scope, { ...question, filter: { donor } });
	const filter = { donor, provisional: true } as const;
	const provisional = await getProgress(reader, scope, { ...question, filter });
	const before = new Map(approved.indicators.map(({ code, reached }) => [code, reached]));
	return provisional.indicators.flatMap(({ code, reached }) => {
		const indicator = framework.byCode.get(code);
		const counted = before.get(code) ?? null;
		return indicator && reached !== counted
			? [{ indicator: labelOf(indicator, framework), approved: counted, provisional: reached }]
			: [];
	});
}
