/** What any publication of a sector withheld. Source: docs/rules.md, Typed words. */
import { secretsOf, type Secret } from '#lib/publication/telling/secrets.ts';
import type { HeldSent } from '#lib/publication/telling/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readAnnex, type AnnexSent } from './annex.ts';
import { listParents } from './parents.ts';
import { listPublications, type PublicationLabel } from './queries/publications.ts';

interface Asked {
	readonly planId: number;
	readonly sectorId: number;
	/** Whose texts are read. */
	readonly own: PublicationLabel;
	/** By indicator's code, its target of that one's year; those that have one. */
	readonly targets: ReadonlyMap<string, number>;
}

interface EverWithheld {
	readonly secrets: readonly Secret[];
	/** Tables of referrals, each once. */
	readonly sent: readonly HeldSent[];
}

/**
 * Of the publication, and of every other one that was ever read by strangers, of whichever quarter: withdrawn ones too, since
 * who read them knows what they showed.
 */
export async function listSecrets(reader: Reader, asked: Asked): Promise<EverWithheld> {
	const { own, planId } = asked;
	const annexOf = async (label: PublicationLabel) => ({ label, annex: await readAnnex(reader, label.id) });
	const others: Awaited<ReturnType<typeof annexOf>>[] = [];
	for (const label of await listEverPublished(reader, asked.sectorId))
		if (label.id !== own.id) others.push(await annexOf(label));
	const last = await annexOf(own);
	// What stands by now, the newest of it last.
	const later = new Map<string, number>();
	for (const { annex } of [...others.filter(({ label }) => label.state === 'published'), last])
		for (const name of annex.shown) {
			const value = annex.values[name];
			if (value !== undefined) later.set(name, value);
		}
	const found: Secret[] = [];
	for (const { label, annex } of [last, ...others]) {
		const parents = await listParents(reader, planId, label);
		found.push(
			...secretsOf({
				values: new Map(Object.entries(annex.values)),
				shown: new Set(annex.shown),
				parentOf: (pcode) => parents.get(pcode),
				targets: label.year === own.year ? asked.targets : new Map(),
				...(label !== own && { later }),
			}),
		);
	}
	const sent = new Map<string, HeldSent>();
	for (const { label, annex } of [last, ...others])
		if (annex.sent) sent.set(JSON.stringify(annex.sent), { quarter: label, ...heldSent(annex.sent) });
	return { secrets: found, sent: [...sent.values()] };
}

const heldSent = ({ answer, shown }: AnnexSent) => ({ answer, shown: new Set(shown) });

/** Oldest first. */
export async function listEverPublished(reader: Reader, sectorId: number): Promise<PublicationLabel[]> {
	const all = await listPublications(reader, sectorId);
	return all.filter(({ state }) => state !== 'draft').toSorted((a, b) => a.id - b.id);
}
