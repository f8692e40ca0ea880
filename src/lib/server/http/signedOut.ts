/** Forms of whoever is not signed in any more: said as that, and what was typed stays. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { flattened } from '#lib/forms/flattened.ts';
import type { Refusal } from '#lib/forms/refusal.ts';
import { fieldWords } from '#lib/forms/words.ts';
import { accountAddress, signInAddress } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { escaped, standalone } from './document.ts';
import { problem } from './problem.ts';

/** Bytes of a form that is shown once more: what anybody types, and a long paste. */
const MOST = 512 * 1024;

/** Fields that hold a word of a list, which the page has other words for. */
const CHOSEN: readonly string[] = ['status', 'language', 'role'];

/** Sends a reader to sign in and back; answers a form so that it can be sent again. */
export async function toSignIn(event: RequestEvent): Promise<Response> {
	const { request, url, locals, isDataRequest, route } = event;
	const accept = request.headers.get('accept') ?? '*/*';
	if (request.method === 'GET' || request.method === 'HEAD' || isDataRequest) {
		redirect(303, stepAddress(locals, url.pathname + url.search));
	}
	const back = backAddress(event);
	if (request.headers.has('x-sveltekit-action')) return actionAnswer(stepAddress(locals, back));
	// Programs get an answer they understand: a form's page would look to them like success.
	if (!accept.includes('text/html')) return problem(401, 'Sign in, then send it again.');
	// What is typed there are passwords and codes.
	if (route.id?.startsWith('/account')) redirect(303, stepAddress(locals));
	return sendAgain(event, back);
}

function stepAddress({ session, viewer }: App.Locals, to?: string): string {
	// Whoever is signed in, and owes nothing, is another one than the page was made for.
	if (!session || viewer) return signInAddress(to);
	return accountAddress('/second-factor') + (to === undefined ? '' : `?${new URLSearchParams({ to })}`);
}

/** The page on which the form stood, as it was asked for. */
function backAddress({ request, url }: RequestEvent): string {
	const referer = request.headers.get('referer') ?? '';
	const from = URL.canParse(referer) ? new URL(referer) : undefined;
	return from?.origin === url.origin && from.pathname === url.pathname
		? from.pathname + from.search
		: url.pathname;
}

/** For forms that scripts send. */
function actionAnswer(signIn: string): Response {
	const refusal: Refusal = { action: '', values: {}, chosen: {}, issues: { form: m.signed_out() }, signIn };
	return Response.json(
		{ type: 'failure', status: 401, data: JSON.stringify(flattened(refusal)) },
		{ status: 401 },
	);
}

/** The form once more, with all that was in it, to be sent after signing in beside it. */
async function sendAgain({ request, url, locals }: RequestEvent, back: string): Promise<Response> {
	const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
	const length = Number(request.headers.get('content-length') ?? Infinity);
	const isText = isForm === true && length <= MOST;
	const sent = isText ? [...(await request.formData())] : [];
	const fields = sent.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
	const said = fields.flatMap(([name, value]) => {
		const words = fieldWords(name);
		const isTyped = words !== undefined && value !== '' && !CHOSEN.includes(name) && !/^\d+$/.test(value);
		return isTyped ? [`<dt>${escaped(words)}</dt><dd dir="auto">${escaped(value)}</dd>`] : [];
	});
	const signIn = isText ? stepAddress(locals) : stepAddress(locals, back);
	const body = isText
		? `<p>${escaped(m.signed_out_text())}</p>
<p>${escaped(m.signed_out_first())}</p>
<p><a class="button" href="${escaped(signIn)}" target="_blank">${escaped(m.signed_out_in_tab())}</a></p>
<p>${escaped(m.signed_out_then())}</p>
<form method="POST" action="${escaped(url.pathname + url.search)}">
${fields.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}" />`).join('\n')}
<button>${escaped(m.signed_out_send())}</button>
</form>
${said.length > 0 ? `<h2>${escaped(m.signed_out_typed())}</h2>\n<dl>${said.join('\n')}</dl>` : ''}`
		: `<p>${escaped(m.signed_out_file())}</p>
<p><a class="button" href="${escaped(signIn)}">${escaped(m.sign_in())}</a></p>`;
	return standalone(401, { title: m.signed_out_title(), body });
}
