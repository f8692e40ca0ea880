import { isHttpError } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { homeAddress } from '#lib/i18n/address.ts';
import { escaped, standalone } from './document.ts';

/**
 * An address that answers with a file. What there is none of is said as on every page, in the reader's language and with
 * what there is instead: the framework's own page for it speaks all of them, and says nothing.
 */
export function fileOr<Event>(
	make: (event: Event) => Promise<Response>,
): (event: Event) => Promise<Response> {
	return async (event) => {
		try {
			return await make(event);
		} catch (error) {
			if (!isHttpError(error)) throw error;
			return refused(error.status, error.body);
		}
	};
}

function refused(status: number, { message, links }: App.Error): Response {
	const all = links ?? [{ href: homeAddress(), label: m.all_plans() }];
	const items = all.map(
		({ href, label }) => `<li><a href="${escaped(href)}"><bdi>${escaped(label)}</bdi></a></li>`,
	);
	return standalone(status, {
		title: status === 410 ? m.withdrawn_title() : status === 404 ? m.error_404() : m.error_request(),
		body: `<p>${escaped(message)}</p>\n<p>${escaped(all.length > 1 ? m.error_instead() : m.error_back())}</p>\n<ul>${items.join('\n')}</ul>`,
	});
}
