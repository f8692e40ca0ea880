/** What a publication's document and answers say, as far as the attack looks: what else stands there is not read. */

import type { GivenBridge } from './bridge.ts';

export interface Document {
	readonly plan: {
		readonly code: string;
		readonly minimumCount: number;
		/** Documents of before it was told have none. */
		readonly minimumCountSensitive?: number;
	};
	readonly sector: { readonly code: string };
	readonly year: number;
	readonly quarter: number;
	readonly revision: string;
	readonly groups: readonly GivenGroup[];
	readonly parts: readonly { readonly name: string }[];
	/** Absent: no earlier quarter stood published. */
	readonly bridge?: GivenBridge | undefined;
}
export interface GivenGroup {
	readonly id: number;
	readonly dimension: string;
	readonly code: string;
	readonly name: { readonly en: string };
	readonly parent: number | null;
}
export interface Node {
	readonly id: number;
	readonly pcode: string;
	readonly name: { readonly en: string };
	readonly level: number;
	readonly kind: string | null;
	readonly parent_id: number | null;
}
type ByGroup = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
export interface Told {
	readonly reached: number | null;
	readonly withoutPlace: number | null;
	readonly byGroup: ByGroup;
	readonly unknown: Readonly<Record<string, number | null>>;
	readonly withheldFigures?: readonly string[];
	readonly withheldGroups?: Readonly<Record<string, readonly string[]>>;
}
export interface Label {
	readonly code: string;
	readonly unit: string;
	readonly calculation: string;
	readonly addsUp: boolean;
	readonly isFraction: boolean;
	readonly isRange: boolean;
	readonly countsPlaces: boolean;
	readonly madeOf: readonly string[];
}
export interface Progress extends Told, Label {
	readonly countsPeople: boolean;
	readonly sensitivity: string;
	readonly target: number | null;
	readonly share: number | null;
	readonly previous: {
		readonly reached: number | null;
		readonly difference: number | null;
		readonly change: number | null;
		readonly isWithheld?: true;
	} | null;
}
export interface AtPlace {
	readonly pcode: string;
	readonly reached: number;
}
