/** Opens a quarter and draws one of its pictures. */
import { addressOf } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { openFigures, type Asked } from '#lib/server/plan/openQuarter.ts';
import { PICTURES } from './pictures.server.ts';
import type { Drawn } from './sheet.server.ts';

export interface Opened {
	readonly quarter: OpenQuarter;
	readonly drawn: Drawn;
}

/** What an address of a picture is asked by. */
export interface AskedPicture extends Asked {
	readonly params: Readonly<Record<'plan' | 'sector' | 'year' | 'quarter' | 'picture', string>>;
	readonly locals: App.Locals;
}

/** Throws 404 with the pictures that there are. */
export function drawPicture({ route, url, locals, params }: AskedPicture): Promise<Opened> {
	return snapshot(locals.db, async (reader) => {
		const quarter = await openFigures({ route, url, locals, params }, reader);
		const draw = Object.hasOwn(PICTURES, params.picture) ? PICTURES[params.picture] : undefined;
		if (draw) return { quarter, drawn: await draw({ reader, quarter, url }) };
		return absent(
			m.error_no_picture(),
			['map', 'progress', 'flow', 'people', 'reports', 'money'].map((name) => ({
				href: addressOf(quarter.scope, quarter.period, `/${name}.svg`),
				label: `${name}.svg`,
			})),
		);
	});
}
