import type { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';

/** A sector as an export is read against it. */
export type KnownActivityInfo = NonNullable<Awaited<ReturnType<typeof loadActivityInfo>>>;
