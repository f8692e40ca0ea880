import { error } from '@sveltejs/kit';
import type { z } from 'zod';
import { WINDOWS, type Window } from '#lib/plan/quarter.ts';
import { m } from '#lib/paraglide/messages.js';
import { COMPARISONS, type Comparing } from '#lib/i18n/address.ts';

/**
 * What a parameter of the address chooses; `standard` where it is absent. Throws 400, naming the parameter and what is
 * allowed, for anything else and for a parameter given twice. Parameters that a page does not know are left alone:
 * links that people share collect them.
 */
export function readChoice<T extends string>(url: URL, name: string, allowed: readonly T[], standard: T): T {
	const given = url.searchParams.getAll(name);
	if (given.length === 0) return standard;
	const chosen = allowed.find((one) => one === given[0]);
	if (chosen !== undefined && given.length === 1) return chosen;
	const links = allowed.map((one) => {
		const better = new URL(url);
		better.searchParams.delete(name);
		better.searchParams.set(name, one);
		return { href: better.pathname + better.search, label: `${name}=${one}` };
	});
	error(400, { message: m.error_parameter({ name, allowed: allowed.join(', ') }), links });
}

/** What the parameters of an address ask, by a schema. Throws 400 where they are not as a page of ours writes them. */
export function readQuestion<Schema extends z.ZodObject>(url: URL, schema: Schema): z.output<Schema> {
	const question = schema.safeParse(Object.fromEntries(url.searchParams));
	return question.success ? question.data : error(400, m.error_form());
}

export function readWindow(url: URL): Window {
	return readChoice(url, 'window', WINDOWS, 'year-to-date');
}

export function readComparing(url: URL): Comparing {
	return readChoice(url, 'compare', COMPARISONS, 'previous-year');
}
