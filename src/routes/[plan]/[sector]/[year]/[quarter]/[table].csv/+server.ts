import { MAP_TABLES } from '#lib/server/cartography/tables.ts';
import { COMPARE_TABLES } from '#lib/server/figures/tables/compare.ts';
import { QUARTER_TABLES } from '#lib/server/figures/tables/quarter.ts';
import { tableFiles } from '#lib/server/plan/tableFiles.ts';

export const GET = tableFiles({ ...QUARTER_TABLES, ...COMPARE_TABLES, ...MAP_TABLES });
