import { OUTCOMES } from '../predict/result/outcomes';
import { uncertaintyOf } from '../predict/result/uncertainty';
import { additionOf, uncertaintyOf as typicalError } from '../report/result';
import { axisLabel } from '../shared/labels';
import { asNumber } from './answers';
import { TaskView, Wording } from './task-view';

export const regressionView: TaskView = {
  name: 'regression',
  confidences: [0.8, 0.9, 0.95],
  effect: {
    choices: () => [],
    usual: () => '',
    height: ({ y, interval, covered }) => ({ y: asNumber(y), interval, covered }),
    place: asNumber,
    axis: (_, { target }) => ({ label: axisLabel(target) }),
  },
  reading(answer, { target: { unit }, t, numbers }) {
    const uncertainty = uncertaintyOf(answer);
    const { interval, covered } = answer;
    const y = asNumber(answer.y);
    const rangeIn = (shown: string | null) =>
      !covered ? t.predict.rough : interval ? numbers.range(interval.lower, interval.upper, uncertainty, shown) : '';
    return {
      y: numbers.measured(y, uncertainty, unit),
      exact: numbers.exactWithUnit(y, unit),
      range: rangeIn(unit),
      shortRange: rangeIn(null),
    };
  },
  difference: (answer, other, wording) =>
    signed(asNumber(answer.y) - asNumber(other.y), uncertaintyOf(answer), wording),
  extras: (above) => ({ quantiles: OUTCOMES, above: above === null ? [] : [above] }),
  headline: ({ mae }, { unit, numbers }) =>
    mae === null ? null : { text: `±${numbers.measured(mae, mae, unit)}`, exact: numbers.exactWithUnit(mae, unit) },
  uncertainty: typicalError,
  trainingError: {
    scale: 1,
    text: (error, uncertainty, unit, numbers) => numbers.measured(error, uncertainty, unit),
  },
  unit: ({ unit }) => unit,
  addition: additionOf,
};

/** `−€200`, with the sign before a currency; none before a zero. */
function signed(difference: number, uncertainty: number | null, { target, numbers }: Wording): string {
  const size = numbers.measured(Math.abs(difference), uncertainty, target.unit);
  const sign = difference < 0 ? '\u2212' : '+';
  return /[1-9]/.test(size) ? sign + size : size;
}
