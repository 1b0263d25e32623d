import { Api } from '../api/generated/api';

/** Where the browser downloads a version from, without the page having it in between. */
export function checkpointUrl(api: Api, dataset: string, version: number): string {
  return `${api.rootUrl}/api/datasets/${encodeURIComponent(dataset)}/models/${version}/checkpoint`;
}
