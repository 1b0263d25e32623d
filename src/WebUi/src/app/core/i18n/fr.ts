import type { Texts } from './i18n';
import { aboutFr } from '../../about/about.fr';
import { accessFr } from '../../access/access.fr';
import { addFr } from '../../add/add.fr';
import { fieldsFr, kindsFr, rolesFr } from '../../column-types/column-types.fr';
import { datasetsFr, libraryFr } from '../../datasets/datasets.fr';
import { datasetSettingsFr } from '../../datasets/settings/settings.fr';
import { samplesFr } from '../../datasets/samples/samples.fr';
import { trashFr } from '../../datasets/trash/trash.fr';
import { dropFr, homeFr, journeyFr, shortcutsFr } from '../../journey/journey.fr';
import { examplesFr } from '../../examples/examples.fr';
import { importFr } from '../../import/import.fr';
import { modelsFr, versionsFr } from '../../models/models.fr';
import { batchFr } from '../../predict/batch/batch.fr';
import { predictFr } from '../../predict/predict.fr';
import { reportFr } from '../../report/report.fr';
import { runsFr } from '../../runs/runs.fr';
import { outcomeFr } from '../../training/run/outcome.fr';
import { tasksFr } from '../../tasks/tasks.fr';
import { trainingFr } from '../../training/training.fr';
import { chartsFr, commonFr, frameFr, pagesFr, paginatorFr, themesFr } from './common.fr';
import { limitsFr, problemsFr } from './problems.fr';

/** All French texts; each folder of the page keeps its own. */
export const fr: Texts = {
  about: aboutFr,
  access: accessFr,
  add: addFr,
  charts: chartsFr,
  common: commonFr,
  datasetSettings: datasetSettingsFr,
  datasets: datasetsFr,
  drop: dropFr,
  examples: examplesFr,
  fields: fieldsFr,
  frame: frameFr,
  home: homeFr,
  import: importFr,
  journey: journeyFr,
  kinds: kindsFr,
  library: libraryFr,
  limits: limitsFr,
  many: batchFr,
  models: modelsFr,
  outcome: outcomeFr,
  pages: pagesFr,
  paginator: paginatorFr,
  predict: predictFr,
  problems: problemsFr,
  report: reportFr,
  roles: rolesFr,
  runs: runsFr,
  samples: samplesFr,
  shortcuts: shortcutsFr,
  tasks: tasksFr,
  themes: themesFr,
  training: trainingFr,
  trash: trashFr,
  versions: versionsFr,
};
