import { createHash } from 'node:crypto';
import { addressOf } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, getTextDirection } from '#lib/paraglide/runtime.js';
import { escaped } from '#lib/server/http/document.ts';
import { lawful } from '#lib/server/files/xml.ts';
import { fileOr } from '#lib/server/http/file.ts';
import {
	drawPicture,
	type Opened,
} from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/draw.server.ts';
import {
	footOf,
	headOf,
} from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import type { RequestHandler } from './$types';

const STYLE = `
body { margin: 0; padding: 0.75rem; color: #1c2430; background: #fff; font: 0.9375rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.1rem; line-height: 1.3; }
p { margin: 0; color: #566172; font-size: 0.8125rem; overflow-wrap: anywhere; }
a { color: #1d5a9f; }
.drawing { overflow-x: auto; margin-block: 0.5rem; }
.drawing > svg { display: block; width: 100%; max-width: 60rem; height: auto; }
.wide > svg { min-width: 32rem; }
@media (width < 30rem) { .narrow text { font-size: 14px; } }`;

/** Anybody may frame it: it shows what is public, knows nobody, runs nothing and sends nothing. */
const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"form-action 'none'",
	"base-uri 'none'",
	'frame-ancestors *',
].join('; ');

/** One drawing for other people's pages, as every stranger is shown it, whoever asks. */
export const GET: RequestHandler = fileOr(async ({ route, url, params, locals }) => {
	const opened = await drawPicture({ route, url, params, locals: { ...locals, viewer: null } });
	const page = new TextEncoder().encode(documentOf(opened, url.origin));
	return new Response(page, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-length': String(page.byteLength),
			'content-security-policy': POLICY,
		},
	});
});

function documentOf({ quarter, drawn }: Opened, origin: string): string {
	const locale = getLocale();
	const address = origin + addressOf(quarter.scope, quarter.period, drawn.tail);
	// Charts of quarters shrink with the page, and their letters do not; what is wider is moved about in.
	const size = drawn.drawing.includes('viewBox="0 0 480 ') ? 'narrow' : 'wide';
	const lines = footOf(quarter, drawn, origin)
		.slice(0, -1)
		.map((line) => `<p>${escaped(line)}</p>`);
	return lawful(`<!doctype html>
<html lang="${locale}" dir="${getTextDirection(locale)}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${escaped(drawn.title)} · Masar</title>
<link rel="canonical" href="${escaped(address)}" />
<style>${STYLE}</style>
</head>
<body>
<main>
<p>${escaped(headOf(quarter))}</p>
<h1>${escaped(drawn.title)}</h1>
<p>${escaped(drawn.shows)}</p>
<div class="drawing ${size}" role="img" tabindex="0" aria-label="${escaped(drawn.label)}">${drawn.drawing}</div>
${lines.join('\n')}
<p><a href="${escaped(address)}" target="_blank" rel="noopener">${escaped(m.embed_back())}</a></p>
</main>
</body>
</html>
`);
}
