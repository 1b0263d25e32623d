import { verdictOn } from '../report/verdict';
import { isClassAnswer } from './answers';
import { anyOf } from './any-of';
import { probabilityText } from './probability';
import { TaskView } from './task-view';

/** Of probabilities and shares, three decimals are as many as rows can tell. */
const UNCERTAINTY = 0.01;

export const classificationView: TaskView = {
  name: 'classification',
  confidences: null,
  effect: {
    choices: ({ classes }) => classes ?? [],
    usual: ({ classes }, answer) => {
      const [frequent = '', event = frequent, ...more] = classes ?? [];
      return more.length === 0 ? event : isClassAnswer(answer) ? answer.y : frequent;
    },
    height: (answer, choice) => ({
      y: 100 * (answer.probabilities?.[choice] ?? NaN),
      interval: null,
      covered: answer.covered,
    }),
    place: (y, choice) => (y === choice ? 100 : 0),
    axis: (choice, { t, numbers }) => ({
      label: t.tasks.probabilityOf(choice),
      log: false,
      range: { lower: 0, upper: 100 },
      format: (value) => probabilityText(value / 100, numbers),
    }),
  },
  reading(answer, { t, numbers }) {
    if (!isClassAnswer(answer)) {
      return { y: '–', exact: '', range: '', shortRange: '' };
    }
    const probability = answer.probabilities[answer.y] ?? NaN;
    const others = answer.set && answer.set.classes.length > 1 ? anyOf(answer.set.classes, numbers.language()) : '';
    const range = answer.covered ? others : t.predict.rough;
    return {
      y: answer.decision?.answer === null ? t.tasks.ask : `${answer.y} ${probabilityText(probability, numbers)}`,
      exact: `${answer.y} ${numbers.exact(probability)}`,
      range,
      shortRange: range,
    };
  },
  difference(answer, other, { t, numbers }) {
    const name = isClassAnswer(other) ? other.y : '';
    const change = 100 * ((answer.probabilities?.[name] ?? NaN) - (other.probabilities?.[name] ?? NaN));
    if (Number.isNaN(change)) {
      return null;
    }
    const points = numbers.format(Math.round(change));
    return t.tasks.points(name, Math.round(change) > 0 ? `+${points}` : points);
  },
  extras: () => ({}),
  headline: ({ accuracy }, { numbers, t }) =>
    accuracy === null ? null : { text: t.tasks.right(numbers.percent(accuracy)), exact: numbers.exact(accuracy) },
  uncertainty: () => UNCERTAINTY,
  // Of percents.
  trainingError: { scale: 100, text: (error, _, __, numbers) => numbers.percent(error, 1) },
  unit: () => null,
  addition(model) {
    const { judgement, overLinear } = verdictOn(model);
    const kind = judgement === 'useless' ? 'none' : judgement;
    // As everywhere, by how much the lower loss is lower.
    const gain = judgement === 'worse' ? 1 - 1 / (1 - overLinear) : overLinear;
    return { kind, gain: kind === 'better' || kind === 'worse' ? gain : 0 };
  },
};
