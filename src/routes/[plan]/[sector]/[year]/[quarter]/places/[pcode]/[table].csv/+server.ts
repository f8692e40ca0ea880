import { PLACE_TABLES } from '#lib/server/figures/tables/place.ts';
import { tableFiles } from '#lib/server/plan/tableFiles.ts';

export const GET = tableFiles(PLACE_TABLES);
