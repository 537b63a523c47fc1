import type { Route } from '@playwright/test';

/** The connection is reset. */
export const abort = (route: Route) => route.abort();

/** No answer ever comes. */
export const hang = () => {};

export const missing = (route: Route) => route.fulfill({ status: 404 });
