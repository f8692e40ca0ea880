/** Countries with response plans, as ISO 3166-1 has them in two letters and in three. */
const COUNTRIES =
	'AF:afg BD:bgd BF:bfa BI:bdi CD:cod CF:caf CM:cmr CO:col CU:cub DJ:dji EG:egy ER:eri ET:eth GT:gtm HN:hnd HT:hti ' +
	'IQ:irq IR:irn JO:jor KE:ken LB:lbn LY:lby MD:mda MG:mdg ML:mli MM:mmr MR:mrt MW:mwi MZ:moz NE:ner NG:nga NP:npl ' +
	'PK:pak PH:phl PS:pse RW:rwa SD:sdn SN:sen SO:som SS:ssd SV:slv SY:syr TD:tcd TR:tur TZ:tza UA:ukr UG:uga VE:ven ' +
	'YE:yem ZM:zmb ZW:zwe';
const GROUPS = new Map(COUNTRIES.split(' ').map((pair) => pair.split(':') as [string, string]));

/** The group of the Humanitarian Data Exchange of a country by its P-code; the code itself where that is no country's here. */
export function hdxGroup(pcode: string): string {
	return GROUPS.get(pcode) ?? pcode.toLowerCase();
}
