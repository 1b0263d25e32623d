import { ModelReportDto, PredictionTask, TargetColumnDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { axisLabel } from '../../shared/labels';
import { asNumber } from '../../tasks/answers';
import { probabilityText } from '../../tasks/probability';

export interface WorstCell {
  text: string;
  exact?: string;
  /** Said below it. */
  remark?: string | null;
}

/** What the table of the worst rows says of each, by column. */
interface WorstFigures {
  heads(target: TargetColumnDto, t: Texts): { label: string; numeric: boolean }[];
  /** [row][column]. */
  cells(worst: ModelReportDto['worst'], t: Texts, numbers: NumberFormatter): WorstCell[][];
}

export const WORST_FIGURES: Readonly<Record<PredictionTask, WorstFigures>> = {
  regression: {
    heads: (target, t) =>
      [axisLabel(target), t.predict.prediction, t.report.difference, t.report.promised].map((label) => ({
        label,
        numeric: true,
      })),
    cells(worst, t, numbers) {
      const known = worst.map((row) => ({ ...row, y: asNumber(row.y), predicted: asNumber(row.predicted) }));
      // Equal decimals in all columns of figures: the smallest of these errors says how many.
      const error = Math.min(...known.map(({ y, predicted }) => Math.abs(y - predicted)));
      const aligned = (values: number[]) => numbers.aligned(values, error);
      const y = aligned(known.map((row) => row.y));
      const predicted = aligned(known.map((row) => row.predicted));
      const difference = aligned(known.map((row) => row.y - row.predicted));
      return known.map(({ lower, upper, ...row }, at) => {
        const outside = lower !== null && upper !== null && (row.y < lower || row.y > upper);
        return [
          { text: y[at] ?? '', exact: numbers.exact(row.y) },
          { text: predicted[at] ?? '' },
          { text: difference[at] ?? '' },
          {
            text: lower === null || upper === null ? '–' : numbers.range(lower, upper, error),
            remark: outside ? t.report.outside : null,
          },
        ];
      });
    },
  },
  classification: {
    heads: (target, t) => [
      { label: target.name, numeric: false },
      { label: t.predict.prediction, numeric: false },
      { label: t.tasks.probabilityOfActual, numeric: true },
    ],
    cells: (worst, _, numbers) =>
      worst.map(({ y, predicted, probability }) => [
        { text: String(y) },
        { text: String(predicted) },
        probability === null
          ? { text: '–' }
          : { text: probabilityText(probability, numbers), exact: numbers.exact(probability) },
      ]),
  },
};
