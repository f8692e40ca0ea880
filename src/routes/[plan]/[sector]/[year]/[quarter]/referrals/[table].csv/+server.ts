import { tableFiles } from '#lib/server/plan/tableFiles.ts';
import { SENT_TABLES } from '#lib/server/referral/tables.ts';

export const GET = tableFiles(SENT_TABLES);
