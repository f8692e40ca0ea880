/** What other subjects may ask of this one, beside its queries. */
export { beginAttempt, type Attempt } from './commands/attempts.ts';
export { rememberDevice } from './commands/devices.ts';
export { issueToken } from './commands/oneUse.ts';
export { type FoundSession, findSession, touchSession } from './commands/session.ts';
export { storePassword } from './commands/setPassword.ts';
export { hashPassword } from './password.ts';
