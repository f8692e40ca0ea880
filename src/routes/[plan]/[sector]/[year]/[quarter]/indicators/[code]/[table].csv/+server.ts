import { INDICATOR_TABLES } from '#lib/server/figures/tables/indicator.ts';
import { tableFiles } from '#lib/server/plan/tableFiles.ts';

export const GET = tableFiles(INDICATOR_TABLES);
