import { Api } from '../api/generated/api';

/** Where the browser downloads a version from, without the page having it in between. */
export function modelFileUrl(api: Api, dataset: string, version: number, file: 'checkpoint' | 'onnx'): string {
  return `${api.rootUrl}/api/datasets/${encodeURIComponent(dataset)}/models/${version}/${file}`;
}
