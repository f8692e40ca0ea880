/** Accounts that everybody knows, for looking around. Only beside a demonstration plan; in production they do not exist. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { WITH_SECOND_FACTOR, type PlanRole } from '#lib/access/permission.ts';
import { organisation, person, personRole, plan, secondFactor } from '#db/schema/index.ts';
import { hashPassword, storePassword } from '#lib/server/access/index.ts';
import {
	first,
	returned,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';

export const DEMONSTRATION_PASSWORD = 'masar demonstration';
/** What the authenticator app of the demonstration has. */
export const DEMONSTRATION_SECRET = 'MASARDEMONSTRATION234567MASARDEM';

interface Account {
	readonly email: string;
	readonly name: string;
	readonly role: PlanRole;
	/** Code of the organisation that it acts for. */
	readonly organisation?: string;
}

const ACCOUNTS: readonly Account[] = [
	{ email: 'administrator@example.org', name: 'Demonstration administrator', role: 'administrator' },
	{ email: 'coordinator@example.org', name: 'Demonstration coordinator', role: 'coordinator' },
	{
		email: 'reporter1@example.org',
		name: 'Demonstration reporter of partner 1',
		role: 'partner_reporter',
		organisation: 'DP01',
	},
	{
		email: 'approver1@example.org',
		name: 'Demonstration approver of partner 1',
		role: 'partner_approver',
		organisation: 'DP01',
	},
	{
		email: 'approver2@example.org',
		name: 'Demonstration approver of partner 2',
		role: 'partner_approver',
		organisation: 'DP02',
	},
	{
		email: 'approver3@example.org',
		name: 'Demonstration approver of partner 3',
		role: 'partner_approver',
		organisation: 'DP03',
	},
	{
		email: 'approver4@example.org',
		name: 'Demonstration approver of partner 4',
		role: 'partner_approver',
		organisation: 'DP04',
	},
	{ email: 'donor@example.org', name: 'Demonstration donor', role: 'donor', organisation: 'DD01' },
	{ email: 'reader@example.org', name: 'Demonstration reader', role: 'reader' },
];

/** Adds the accounts that are missing, to the first demonstration plan; does nothing where there is none. */
export async function addDemonstrationAccounts(db: Database, now: Date): Promise<void> {
	const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
	await transaction(db, async (writer) => {
		const shown = await first(
			writer.select().from(plan).where(eq(plan.demonstration, true)).orderBy(asc(plan.id)),
		);
		if (!shown) return;
		for (const account of ACCOUNTS) await add(writer, account, shown.id, passwordHash, now);
	});
}

async function add(
	writer: Writer,
	{ email, name, role, organisation: code }: Account,
	planId: number,
	passwordHash: string,
	now: Date,
): Promise<void> {
	const known = await first(writer.select().from(person).where(eq(person.email, email)));
	const organisationId = code === undefined ? null : await organisationOf(writer, planId, code);
	// A demonstration plan of somebody's own may have other organisations.
	if (known || organisationId === undefined) return;
	const values = { email, name, createdAt: now, demonstration: true };
	const personId = (await returned(writer.insert(person).values(values).returning())).id;
	await writer.insert(personRole).values({ personId, planId, role, organisationId });
	await storePassword(writer, { personId, passwordHash, now, action: 'add demonstration account' });
	if (WITH_SECOND_FACTOR.includes(role)) {
		const factor = { personId, secret: DEMONSTRATION_SECRET, lastStep: 0, createdAt: now };
		await writer.insert(secondFactor).values(factor);
	}
}

async function organisationOf(reader: Reader, planId: number, code: string): Promise<number | undefined> {
	return (
		await first(
			reader
				.select({ id: organisation.id })
				.from(organisation)
				.where(and(eq(organisation.planId, planId), eq(organisation.code, code))),
		)
	)?.id;
}

/** The accounts that are there, by address: what the start prints. */
export async function listDemonstrationAccounts(
	reader: Reader,
): Promise<{ email: string; name: string; twoSteps: boolean }[]> {
	const emails = ACCOUNTS.map(({ email }) => email);
	const found = await reader
		.select({ email: person.email, name: person.name })
		.from(person)
		.where(and(inArray(person.email, emails), eq(person.demonstration, true)));
	return ACCOUNTS.filter(({ email }) => found.some((one) => one.email === email)).map(
		({ email, name, role }) => ({ email, name, twoSteps: WITH_SECOND_FACTOR.includes(role) }),
	);
}
