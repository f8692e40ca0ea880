/** Pages that stand by themselves: what is refused before any route is asked has no layout to stand in. */
import { createHash } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, getTextDirection } from '#lib/paraglide/runtime.js';
import { homeAddress } from '#lib/i18n/address.ts';

const STYLE = `
body { margin: 0; padding: 2rem clamp(1rem, 3vw, 2rem); color: #1c2430; font: 0.9375rem/1.5 system-ui, sans-serif; }
main { max-width: 68ch; }
h1 { font-size: 1.6rem; line-height: 1.2; }
a { color: #1d5a9f; }
dl { margin: 1rem 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid #d5dbe3; }
dt { color: #566172; font-size: 0.8125rem; }
dd { margin: 0 0 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
button, .button { display: inline-block; min-height: 2.75rem; box-sizing: border-box; padding: 0.5rem 1.1rem; color: #fff;
font: inherit; font-weight: 600; text-decoration: none; background: #1d5a9f; border: 1px solid #1d5a9f; border-radius: 2px; }
button { color: #1d5a9f; background: #fff; cursor: pointer; }`;

const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"form-action 'self'",
	"frame-ancestors 'none'",
	"base-uri 'none'",
].join('; ');

/** @param body of HTML that is safe as it stands: what a request says goes through `escaped` first */
export function standalone(
	status: number,
	{ title, body, headers = {} }: { title: string; body: string; headers?: Record<string, string> },
): Response {
	const locale = getLocale();
	const html = `<!doctype html>
<html lang="${locale}" dir="${getTextDirection(locale)}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escaped(title)} · Masar</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
	return new Response(html, {
		status,
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': POLICY,
			'cache-control': 'no-store',
		},
	});
}

/** The page of an address where there is nothing, for a request that gets no further. */
export function absentDocument(): Response {
	const home = `<p><a href="${escaped(homeAddress())}">${escaped(m.all_plans())}</a></p>`;
	return standalone(404, { title: m.error_404(), body: `<p>${escaped(m.error_no_page())}</p>\n${home}` });
}

/** As text of HTML, and of an attribute in double quotes. */
export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
