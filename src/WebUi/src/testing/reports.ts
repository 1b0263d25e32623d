import { LearnerResultDto, MetricsDto, ModelDto, ModelReportDto } from '../app/api/generated/models';
import { RUN } from './datasets';

function measured(rmse: number, count: number): MetricsDto {
  const around = (value: number) => ({ lower: value * 0.9, upper: value * 1.1 });
  const intervals = { rmse: around(rmse), mae: around(rmse / 2), medianAe: around(rmse / 4), r2: null };
  const metric = (name: string, value: number) => ({
    ...{ name, value, ...around(value) },
    direction: 'lowerIsBetter' as const,
  });
  const metrics = [
    metric('rmse', rmse),
    metric('mae', rmse / 2),
    metric('medianAe', rmse / 4),
    { name: 'r2', value: null, lower: null, upper: null, direction: 'higherIsBetter' as const },
  ];
  return { rmse, mae: rmse / 2, medianAe: rmse / 4, r2: null, count, intervals, metrics };
}

export const MODEL: ModelDto = {
  version: 3,
  active: true,
  task: 'regression',
  metrics: {
    train: measured(50, 700),
    test: measured(64, 180),
    outOfFold: measured(66, 700),
    baseline: measured(128, 180),
    linear: measured(80, 180),
  },
  comparison: {
    kind: 'better',
    improvement: 0.2,
    margin: 0.06,
    onUnseenRows: true,
    sentence: '',
    lower: 0.13,
    upper: 0.25,
  },
  coverage: { confidence: 0.9, covered: 0.91, meanWidth: 200, held: 164, rows: 180, asPromised: true, basis: 'newRow' },
  trainedOn: 700,
  testedOn: 180,
  calibratedOn: 0,
  data: { revision: 1, hash: '00' },
  elsewhere: false,
  split: {
    threshold: 0.2,
    copiesTogether: 0,
    by: 'row',
    column: null,
    trained: null,
    tested: null,
    from: null,
    to: null,
  },
  options: RUN.options,
  createdAt: '2026-01-01T00:00:00Z',
  trainingRunId: '0193e0a0-0000-7000-8000-000000000001',
  activation: null,
  problem: null,
  quality: 'fair',
  targetSpread: 400,
  note: null,
};

export const REPORT: ModelReportDto = {
  model: MODEL,
  task: 'regression',
  measuredOn: 'test',
  points: [
    { actual: 100, predicted: 110, lower: 90, upper: 130, exampleId: '5' },
    { actual: 200, predicted: 170, lower: 150, upper: 190, exampleId: '17' },
    { actual: 300, predicted: 300, lower: null, upper: null, exampleId: null },
  ],
  pointsTotal: 180,
  classification: null,
  importance: [
    { column: 'sqft', increase: 40, deviation: 10 },
    { column: 'city', increase: -1, deviation: 2 },
  ],
  worst: [
    {
      exampleId: '17',
      x: { sqft: 1200, city: null },
      y: 200,
      predicted: 170,
      lower: 150,
      upper: 190,
      probability: null,
    },
    {
      exampleId: null,
      x: { sqft: 900, city: 'ELK GROVE' },
      y: 100,
      predicted: 110,
      lower: null,
      upper: null,
      probability: null,
    },
  ],
  importanceGroups: [],
  words: [],
  learners: [],
  search: null,
  notes: [
    { code: 'leak', column: 'sqft', class: null, message: 'sqft alone explains 99.9% of price.', parameters: null },
  ],
};

function learner(name: string, weight: number, seconds: number, rmse: number): LearnerResultDto {
  const { metrics } = measured(rmse, 180);
  const { value = null, lower = null, upper = null } = metrics[0] ?? {};
  const comparison = { kind: 'better' as const, improvement: 0.07, lower: 0.04, upper: 0.1 };
  return { learner: name, weight, seconds, error: value, low: lower, high: upper, comparison, metrics, tuned: false };
}

export const LEARNERS: LearnerResultDto[] = [
  learner('trees', 0.38, 2.1, 69),
  learner('networks', 0.62, 3.1, 71),
  learner('linear', 0, 0.02, 80),
];
