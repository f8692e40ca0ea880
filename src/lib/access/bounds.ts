/** How much the fields of an account take, in signs: fields say it beside them, forms refuse what is beyond. */
export const LONGEST = {
	email: 254,
	name: 100,
	/** A password as it was typed to sign in; new ones have rules of their own. */
	password: 1_000,
	/** A code of a device, or a recovery code however it was set apart. */
	code: 100,
} as const;
