import { FileFormatResponse } from '../app/api/generated/models';

export const FILE_FORMATS: FileFormatResponse[] = [
  { name: 'csv', mediaTypes: ['text/csv'], extensions: ['csv', 'tsv', 'txt'], hasHeader: true },
  { name: 'json', mediaTypes: ['application/json'], extensions: ['json'], hasHeader: false },
  { name: 'jsonLines', mediaTypes: ['application/x-ndjson'], extensions: ['ndjson', 'jsonl'], hasHeader: false },
];
