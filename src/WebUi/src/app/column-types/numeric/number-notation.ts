import { NumberFormatter } from '../../core/number-formatter';
import { Notation } from '../filter/range-filter';

export function numberNotation(numbers: NumberFormatter): Notation {
  return {
    read: (text) => numbers.parse(text),
    typed: (value) => numbers.typed(value),
    fromCode: (code) => (Number.isFinite(Number(code)) ? Number(code) : null),
    toCode: String,
  };
}
