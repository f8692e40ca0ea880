/** What other subjects may ask of this one, beside its queries. */
export { type AuditEvent, appendAudit } from './commands/appendAudit.ts';
export { checkAudit } from './commands/checkAudit.ts';
