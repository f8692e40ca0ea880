/** Names out of a table as messages are called: `save row` under `audited` is `audited_save_row`. */

type Underscored<Name extends string> = Name extends `${infer Head} ${infer Rest}`
	? `${Underscored<Head>}_${Underscored<Rest>}`
	: Name extends `${infer Head}-${infer Rest}`
		? `${Head}_${Underscored<Rest>}`
		: Name;

export type MessageName<Of extends string, Name extends string> = `${Of}_${Underscored<Name>}`;

export function messageName<Of extends string, Name extends string>(of: Of, name: Name) {
	return `${of}_${name.replaceAll(/[ -]/g, '_')}` as MessageName<Of, Name>;
}
