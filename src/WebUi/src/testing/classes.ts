import {
  ClassificationReportDto,
  DatasetDetailDto,
  MetricsDto,
  ModelDto,
  ModelReportDto,
  PredictionDto,
} from '../app/api/generated/models';
import { HOUSES, summaryOf } from './datasets';
import { MODEL, REPORT } from './reports';

export const CLASSES = ['no', 'yes'];

/** Whether a customer leaves; one in four does. */
export const CUSTOMERS: DatasetDetailDto = {
  ...HOUSES,
  id: 'customers',
  name: 'Customers',
  task: 'classification',
  target: { name: 'churned', unit: null, kind: 'categorical', classes: CLASSES },
  inputs: [{ name: 'calls', kind: 'numeric', unit: null }],
  summary: [
    summaryOf({ name: 'calls', min: 0, max: 12, mean: 4 }),
    summaryOf({
      name: 'churned',
      kind: 'categorical',
      count: 400,
      distinct: 2,
      categories: [
        { value: 'no', count: 300 },
        { value: 'yes', count: 100 },
      ],
    }),
  ],
};

function measured(logLoss: number, accuracy: number, count: number): MetricsDto {
  const metric = (name: string, value: number, direction: 'lowerIsBetter' | 'higherIsBetter') => ({
    ...{ name, value, direction, lower: value * 0.9, upper: Math.min(1, value * 1.1) },
  });
  return {
    ...{ rmse: 0, mae: 0, medianAe: 0, r2: null, count, intervals: null },
    metrics: [
      metric('logLoss', logLoss, 'lowerIsBetter'),
      metric('accuracy', accuracy, 'higherIsBetter'),
      metric('calibrationError', 0.02, 'lowerIsBetter'),
    ],
  };
}

export const CLASS_MODEL: ModelDto = {
  ...MODEL,
  task: 'classification',
  metrics: {
    train: measured(0.2, 0.95, 320),
    test: measured(0.3, 0.85, 80),
    outOfFold: measured(0.32, 0.84, 320),
    baseline: measured(0.56, 0.75, 80),
    linear: measured(0.4, 0.8, 80),
  },
  comparison: {
    kind: 'better',
    improvement: 0.25,
    margin: 0.1,
    onUnseenRows: true,
    sentence: '',
    lower: 0.15,
    upper: 0.35,
  },
  coverage: null,
  targetSpread: null,
};

const point = (actual: number, yes: number, id: number) => ({
  actual,
  probabilities: [1 - yes, yes],
  exampleId: String(id),
});

export const CLASS_FINDINGS: ClassificationReportDto = {
  classes: CLASSES,
  confusion: [
    [54, 6],
    [6, 14],
  ],
  reliability: [
    { stated: 0.2, observed: 0.22, lower: 0.12, upper: 0.36, count: 41 },
    { stated: 0.8, observed: 0.83, lower: 0.68, upper: 0.92, count: 39 },
  ],
  coverage: [
    { class: 'no', confidence: 0.9, held: 55, count: 60 },
    { class: 'yes', confidence: 0.9, held: 18, count: 20 },
  ],
  meanSetSize: 1.25,
  points: [point(0, 0.1, 1), point(0, 0.3, 2), point(1, 0.05, 3), point(1, 0.9, 4)],
  policy: null,
};

export const CLASS_REPORT: ModelReportDto = {
  ...REPORT,
  model: CLASS_MODEL,
  task: 'classification',
  points: [],
  pointsTotal: 80,
  importance: [{ column: 'calls', increase: 0.2, deviation: 0.03 }],
  worst: [{ exampleId: '3', x: { calls: 1 }, y: 'yes', predicted: 'no', probability: 0.05, lower: null, upper: null }],
  notes: [],
  classification: CLASS_FINDINGS,
};

export const CLASS_ANSWER: PredictionDto & { y: string; probabilities: Record<string, number> } = {
  task: 'classification',
  y: 'yes',
  probabilities: { no: 0.18, yes: 0.82 },
  set: { classes: ['yes'], confidence: 0.9, basis: 'newRow' },
  interval: null,
  disagreement: 0,
  modelVersion: 3,
  warnings: [],
  covered: true,
};
