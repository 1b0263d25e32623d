import { ColumnSummaryDto, DatasetDetailDto, TrainingRunDto } from '../app/api/generated/models';

/** A numeric column without a value, unless said otherwise. */
export function summaryOf(part: Partial<ColumnSummaryDto>): ColumnSummaryDto {
  return {
    name: 'sqft',
    kind: 'numeric',
    count: 0,
    missing: 0,
    distinct: 0,
    min: null,
    lowerQuartile: null,
    median: null,
    upperQuartile: null,
    max: null,
    mean: null,
    standardDeviation: null,
    correlation: null,
    histogram: [],
    categories: [],
    ...part,
  };
}

export const HOUSES: DatasetDetailDto = {
  id: 'houses',
  name: 'Houses',
  task: 'regression',
  costs: null,
  inputs: [
    { name: 'sqft', kind: 'numeric', unit: 'ft²' },
    { name: 'city', kind: 'categorical', unit: null },
  ],
  target: { name: 'price', unit: 'US$', kind: 'numeric', classes: null },
  kept: [],
  exampleCount: 0,
  differentRows: null,
  revision: 0,
  activeModelVersion: null,
  createdAt: '2026-01-01T00:00:00Z',
  summary: [],
  summaryRevision: 0,
  activeModel: null,
  currentRun: null,
};

export const RUN: TrainingRunDto = {
  id: '0193e0a0-0000-7000-8000-000000000001',
  status: 'running',
  progress: null,
  modelVersion: null,
  error: null,
  options: {
    testFraction: 0.2,
    learners: ['networks'],
    members: 5,
    hiddenSizes: null,
    epochs: 10,
    epochsGiven: true,
    leaveOut: null,
    maxSeconds: null,
    learningRate: 0.001,
    batchSize: null,
    weightDecay: 0,
    dropout: 0,
    seed: 1,
    startFrom: 'scratch',
    activate: 'ifBetter',
  },
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  finishedAt: null,
  activation: null,
  finishRequested: false,
  references: null,
  result: null,
  failure: null,
  learner: null,
};
