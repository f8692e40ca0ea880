/** What a file of services may name. */
import { plainHeading } from '#lib/exchange/mapping.ts';
import { byCodeAndName, type Coded } from '#lib/exchange/table/codesIn.ts';
import { CONFIRMERS, NEEDS, type Confirmer, type ServiceNeed } from './service.ts';

type List<Meant> = ReadonlyMap<string, Meant>;

/** By code and by name as `plainHeading` has them. */
export interface KnownServiceCodes {
	readonly organisations: List<number>;
	readonly districts: List<number>;
	readonly needs: List<ServiceNeed>;
	readonly confirmers: List<Confirmer>;
	/** The plan's day, ISO: nothing is confirmed later. */
	readonly today: string;
}

const wordsOf = <Word extends string>(words: readonly Word[]) =>
	new Map(words.map((word) => [plainHeading(word), word]));

/** @param named organisations and districts of the plan, by kind */
export function serviceCodes(
	named: readonly (Coded<number> & { readonly kind: string })[],
	today: string,
): KnownServiceCodes {
	const of = (kind: string) => byCodeAndName(named.filter((one) => one.kind === kind));
	return {
		...{ organisations: of('organisation'), districts: of('district') },
		...{ needs: wordsOf(NEEDS), confirmers: wordsOf(CONFIRMERS), today },
	};
}
