/** What no single question can tell: it is worked out from rows. */
import { MOST_FINDINGS, type Finding } from '#lib/integrity/check.ts';
import { toUsdCents } from '#lib/funding/rate.ts';
import { eachRow, type Reader } from '#lib/server/database/driver.ts';
import { hashOfShapes } from '#lib/server/places/queries/hash.ts';

interface Money {
	plan: number;
	what: string;
	amount: number;
	rate: number;
	usd: number;
}

/** Contributions and requirements that are stored at another amount of USD than their rate gives. */
export async function listMisconverted(reader: Reader): Promise<Finding[]> {
	const wrong: Finding[] = [];
	for await (const { plan, what, amount, rate, usd } of eachRow<Money>(
		reader,
		`select s.plan_id as plan, coalesce(c.reference, '') || ' ' || c.year as what, c.amount, c.usd_rate as rate, c.usd
		from contribution c join sector s on s.id = c.sector_id
		union all select s.plan_id, s.code || ' ' || q.year, q.amount, q.usd_rate, q.usd
		from requirement q join sector s on s.id = q.sector_id`,
	)) {
		if (toUsdCents(amount, rate) !== usd && wrong.length < MOST_FINDINGS) wrong.push({ plan, what });
	}
	return wrong;
}

/** Layers whose shapes are not those that their name says: browsers would keep the wrong ones. */
export async function listWrongLayers(reader: Reader): Promise<Finding[]> {
	const wrong: Finding[] = [];
	for await (const { plan, level, hash, topology } of eachRow<{
		plan: number;
		level: number;
		hash: string;
		topology: string;
	}>(reader, `select plan_id as plan, level, hash, topology from geometry_layer`)) {
		if (hashOfShapes(topology) !== hash) wrong.push({ plan, what: `level ${level}` });
	}
	return wrong;
}
