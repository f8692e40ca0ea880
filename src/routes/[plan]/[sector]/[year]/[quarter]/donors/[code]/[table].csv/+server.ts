import { DONOR_TABLES } from '#lib/server/funding/tables/donor.ts';
import { tableFiles } from '#lib/server/plan/tableFiles.ts';

export const GET = tableFiles(DONOR_TABLES);
