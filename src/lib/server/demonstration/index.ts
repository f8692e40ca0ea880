/** What other subjects may ask of this one, beside its queries. */
export {
	DEMONSTRATION_PASSWORD,
	DEMONSTRATION_SECRET,
	listDemonstrationAccounts,
} from './commands/accounts.ts';
