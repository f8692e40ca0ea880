/** A file that a browser sends: what it is is found out, it is kept, and tried. */
import { sendImportForm } from '#lib/exchange/forms/importing.ts';
import { MOST, OF_WHOLE_PLAN } from '#lib/exchange/sent.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { rememberedColumns } from '#lib/server/exchange/queries/importColumns.ts';
import { onePerPerson } from '#lib/server/files/gate.ts';
import { fileAndFields } from '#lib/server/http/upload.ts';
import { Refused, Unreadable } from '#lib/server/refused.ts';
import { startApart } from './startApart.ts';
import type { OpenImports } from './open.ts';
import { readSent } from './readSent.ts';

/** From the first byte on: whoever sends many slow ones keeps nobody but themselves. */
const oneImport = onePerPerson(() => new Refused('imports busy'));

const unreadable = (sentence: string, status: Unreadable['status'] = 422) =>
	new Unreadable(sentence, { status, field: 'sent' });

/** Returns its name. Throws Unreadable where it is no file that could be imported here. */
export async function receiveImport(db: Database, open: OpenImports, request: Request): Promise<string> {
	return oneImport(open.personId, async () => {
		const { file, form } = await fileAndFields(request, {
			field: 'sent',
			most: MOST.bytes,
			fault: (is) =>
				is === 'none' ? unreadable(m.importing_no_file()) : unreadable(m.importing_large(), 413),
		});
		const { values } = parseForm(sendImportForm, form);
		if (!values) throw unreadable(m.error_form());
		const said = await snapshot(db, (reader) => rememberedColumns(reader, open.planId, open.personId));
		const bytes = new Uint8Array(await file.arrayBuffer());
		const { isKnown, ...sent } = await readSent(bytes, file.name, values.table || null, said);
		const isWhole = OF_WHOLE_PLAN.includes(sent.sentAs);
		if (isWhole && !open.mayAll) throw unreadable(m.importing_not_whole());
		const sector = sectorOf(open, values.sector, isWhole);
		if (!sector && sent.sentAs !== 'bundle') throw unreadable(m.importing_no_sector());
		const id = await keepImport(db, {
			...sent,
			planId: open.planId,
			sectorId: sent.sentAs === 'bundle' ? null : (sector?.id ?? null),
			personId: open.personId,
			now: open.now,
			file: file.name.slice(0, 200),
			reason: values.reason.trim() || null,
		});
		// What a column means that nobody knows is asked first: its page opens.
		if (isKnown) await tryImport(db, open, id);
		return id;
	});
}

/**
 * The sector that was chosen, or the only one. Of several none is guessed: a code stands in more than one, and its figures would
 * be another sector's. What all sectors share is kept with any.
 */
function sectorOf(
	{ sectors }: OpenImports,
	chosen: string,
	isWhole: boolean,
): OpenImports['sectors'][number] | undefined {
	const found = sectors.find(({ code }) => code === chosen);
	if (!found && !isWhole && sectors.length > 1) throw unreadable(m.importing_sector_missing());
	return found ?? sectors[0];
}

/** Everything is done and taken back; what it finds is kept with the import. */
export function tryImport(
	db: Database,
	{ personId, own, now }: Pick<OpenImports, 'personId' | 'own' | 'now'>,
	id: string,
): Promise<void> {
	return startApart(db, { does: 'try', id, personId, own, now });
}
