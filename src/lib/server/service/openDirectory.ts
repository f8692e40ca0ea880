import type { RequestEvent } from '@sveltejs/kit';
import { writingOf } from '#lib/i18n/writing.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { absent, assertMay } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listedServices } from './listed.ts';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: { readonly plan: string };
};

/** The services of a plan that strangers see, and how many are withdrawn. Throws 404 where there is no such plan. */
export async function openDirectory(event: Asked, reader: Reader) {
	assertMay(event);
	const plans = await listPlans(reader);
	const { plan } = plans.find(({ plan }) => plan.code === event.params.plan) ?? absent();
	return { plan, writing: writingOf(plan), ...(await listedServices(reader, plan, event.locals.now)) };
}
