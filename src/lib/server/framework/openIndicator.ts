import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { frameworkUse } from '#lib/server/framework/queries/frameworkUse.ts';
import { absent } from '#lib/server/http/allow.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { filledFields } from './typedBaseline.ts';

/** The page of an indicator that `?code=` names, or of a new one under what `?under=` names; 404 where it is not there. */
export async function openIndicator(reader: Reader, scope: WholeScope, { searchParams }: URL) {
	const sectorId = scope.sector.id;
	const { outcomes, outputs, indicators } = await loadFramework(reader, sectorId);
	const places = [
		...outcomes.map(({ code, name }) => ({ value: `outcome ${code}`, code, name })),
		...outputs.map(({ code, name }) => ({ value: `output ${code}`, code, name })),
	];
	const quarters = (await listPeriods(reader, scope)).map(({ year, quarter }) => ({ year, quarter }));
	const code = searchParams.get('code');
	const others = indicators
		.filter((one) => one.code !== code)
		.map((one) => ({ code: one.code, name: one.name }));
	const shared = { scope, places, quarters, others };
	if (code === null) {
		const under = searchParams.get('under') ?? places[0]?.value ?? absent();
		return { ...shared, code, version: '', isFixed: false, fields: { under }, name: null };
	}
	const found = indicators.find((one) => one.code === code) ?? absent();
	const use = await frameworkUse(reader, { sectorId, level: 'indicator', code });
	const under = found.output === null ? `outcome ${found.outcome}` : `output ${found.output}`;
	const typed = {
		...found,
		later: found.laterCalculations.at(-1) ?? null,
		laterSensitivity: found.laterSensitivities.at(-1) ?? null,
	};
	return {
		...{ ...shared, code, name: found.name, version: stampOf(found), fields: filledFields(typed, under) },
		/** Unit, calculation and what it is made of stay: something was reported or aimed at, or names it. */
		isFixed: use.isReported || use.isNamed,
	};
}
