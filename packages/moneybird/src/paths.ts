/** The path of a resource of an administration. */
export const apiPath = (administration: string, resource: string): string =>
  `/api/v2/${administration}/${resource}.json`;
