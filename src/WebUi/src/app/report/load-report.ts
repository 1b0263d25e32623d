import { catchError, map, Observable, throwError } from 'rxjs';
import { Api } from '../api/generated/api';
import { getModel, getModelReport } from '../api/generated/functions';
import { ModelDto, ModelReportDto } from '../api/generated/models';
import { toProblem } from '../api/problem';

/** A model and, unless it was made before reports were kept, its report. */
export interface Outcome {
  model: ModelDto;
  report: ModelReportDto | null;
}

interface Version {
  dataset: string;
  version: number;
}

export function loadModel(api: Api, which: Version): Observable<Outcome> {
  return api.invoke(getModel, which).pipe(map((model) => ({ model, report: null })));
}

/** "Not found" is the answer for a model without a report as for no model at all: the model itself tells. */
export function loadReport(api: Api, which: Version): Observable<Outcome> {
  return api.invoke(getModelReport, which).pipe(
    map((report): Outcome => ({ model: report.model, report })),
    catchError((error: unknown) =>
      toProblem(error).kind === 'not-found' ? loadModel(api, which) : throwError(() => error),
    ),
  );
}
