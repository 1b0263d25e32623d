import { plural } from './plural';

/** Versions as files, side by side, and what they were trained on. */
export const versionsEn = {
  download: (version: number) => `Download version ${version}`,
  downloadIt: 'Download',
  onnx: 'Download as ONNX',
  onnxFor: 'For other programs: from raw inputs to the prediction, without its interval',
  upload: 'Upload',
  uploadHow: 'A .safetensors file of a dataset with the same columns',
  uploading: 'Uploading …',
  uploaded: (version: number) => `Uploaded as version ${version}. Activate it to have it answer.`,
  notUploaded: 'Not taken:',
  elsewhere: 'from another dataset',
  revision: (revision: string) => `revision ${revision}`,
  trained: (n: number, count: string) => plural(n, `Trained on ${count} example`, `Trained on ${count} examples`),
  trainedOnRevision: (n: number, count: string, revision: string) =>
    plural(
      n,
      `Trained on revision ${revision} of the data, ${count} example`,
      `Trained on revision ${revision} of the data, ${count} examples`,
    ),
  trainedElsewhere: (n: number, count: string) =>
    plural(n, `Trained in another dataset on ${count} example`, `Trained in another dataset on ${count} examples`),
  changed: 'The data has changed since.',
  changedSince: (version: number) => `The data has changed since version ${version} was trained.`,
  choose: (version: number) => `Choose version ${version} to compare`,
  compare: 'Compare',
  chooseAnother: (version: number) => `Version ${version} is chosen. Choose another one to see both side by side.`,
  howToCompare: 'Choose two versions to see them side by side.',
  chosen: (first: number, second: number) => `Versions ${first} and ${second}`,
  putAway: 'Put away',
  gone: 'One of the two versions is not there any more.',
  sameRows: 'Measured on the same rows: the figures can be compared.',
  otherRows: 'Measured on other rows: a difference may come from the rows.',
  unknownRows: 'It is not known whether they were measured on the same rows.',
  verdict: 'Verdict',
  judgements: {
    better: (gain: string) => `${gain} better than a straight line`,
    same: (gain: string) => `no better than a straight line (${gain})`,
    worse: (gain: string) => `${gain} worse than a straight line`,
    useless: () => 'no better than the mean',
  },
  measuredOn: 'Measured on',
  parts: {
    test: (count: string) => `${count} test examples`,
    outOfFold: (count: string) => `${count} examples, left out in turn`,
  },
  held: 'Interval held',
  heldOf: (held: string, promised: string) => `${held}, promised ${promised}`,
  width: 'Mean width of the interval',
  data: 'Data',
  trainedOn: 'Trained on',
  sameOptions: 'Trained with the same options.',
};

/** All datasets, and the sample. */
export const libraryEn = {
  title: 'Datasets',
  all: 'All datasets',
  name: 'Name',
  examples: 'Examples',
  changes: 'Revision',
  model: 'Active model',
  noModel: 'none',
  created: 'Made',
  rename: (name: string) => `Rename ${name}`,
  delete: (name: string) => `Delete ${name}`,
  none: 'No dataset yet. Make a first one, or load the sample: house sales around Sacramento.',
  sample: 'Load the sample',
  sampleHow: 'To try things out: house sales around Sacramento.',
  sampleThere: 'The sample is there already.',
  deleteWhat: (examples: string, models: string) =>
    `${examples} and ${models} go with it, and so does the history of its trainings. This cannot be undone.`,
  models: (n: number, count: string) => plural(n, `${count} model`, `${count} models`),
  itsModels: 'its models',
};
