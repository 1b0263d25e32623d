import { aboutEn } from '../../about/about.en';
import { accessEn } from '../../access/access.en';
import { addEn } from '../../add/add.en';
import { fieldsEn, kindsEn, rolesEn } from '../../column-types/column-types.en';
import { datasetsEn, libraryEn } from '../../datasets/datasets.en';
import { datasetSettingsEn } from '../../datasets/settings/settings.en';
import { samplesEn } from '../../datasets/samples/samples.en';
import { trashEn } from '../../datasets/trash/trash.en';
import { dropEn, homeEn, journeyEn, shortcutsEn } from '../../journey/journey.en';
import { examplesEn } from '../../examples/examples.en';
import { importEn } from '../../import/import.en';
import { modelsEn, versionsEn } from '../../models/models.en';
import { batchEn } from '../../predict/batch/batch.en';
import { predictEn } from '../../predict/predict.en';
import { reportEn } from '../../report/report.en';
import { runsEn } from '../../runs/runs.en';
import { outcomeEn } from '../../training/run/outcome.en';
import { tasksEn } from '../../tasks/tasks.en';
import { trainingEn } from '../../training/training.en';
import { chartsEn, commonEn, frameEn, pagesEn, paginatorEn, themesEn } from './common.en';
import { limitsEn, problemsEn } from './problems.en';

/** All English texts; each folder of the page keeps its own. */
export const en = {
  about: aboutEn,
  access: accessEn,
  add: addEn,
  charts: chartsEn,
  common: commonEn,
  datasetSettings: datasetSettingsEn,
  datasets: datasetsEn,
  drop: dropEn,
  examples: examplesEn,
  fields: fieldsEn,
  frame: frameEn,
  home: homeEn,
  import: importEn,
  journey: journeyEn,
  kinds: kindsEn,
  library: libraryEn,
  limits: limitsEn,
  many: batchEn,
  models: modelsEn,
  outcome: outcomeEn,
  pages: pagesEn,
  paginator: paginatorEn,
  predict: predictEn,
  problems: problemsEn,
  report: reportEn,
  roles: rolesEn,
  runs: runsEn,
  samples: samplesEn,
  shortcuts: shortcutsEn,
  tasks: tasksEn,
  themes: themesEn,
  training: trainingEn,
  trash: trashEn,
  versions: versionsEn,
};
