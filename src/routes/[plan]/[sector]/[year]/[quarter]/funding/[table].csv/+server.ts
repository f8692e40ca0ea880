import { FUNDING_TABLES } from '#lib/server/funding/tables/funding.ts';
import { tableFiles } from '#lib/server/plan/tableFiles.ts';

export const GET = tableFiles(FUNDING_TABLES);
