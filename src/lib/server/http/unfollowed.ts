import type { ServerLoadEvent } from '@sveltejs/kit';

type Asked = Pick<ServerLoadEvent, 'params' | 'route' | 'locals' | 'url' | 'untrack'>;

/**
 * What a load was asked, by an address that may be read whole: the load does not run again for each change of it. What is to
 * make it run again is read by name from the event's own address.
 */
export function unfollowed({ params, route, locals, url, untrack }: Asked): Omit<Asked, 'untrack'> {
	return { params, route, locals, url: untrack(() => new URL(url)) };
}
