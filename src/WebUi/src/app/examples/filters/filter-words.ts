import { InputColumnDto } from '../../api/generated/models';
import { columnType } from '../../column-types/column-types';
import { Condition } from '../../column-types/filter/condition';
import { Texts } from '../../core/i18n/i18n';
import { formatWithUnit, NumberFormatter } from '../../core/number-formatter';
import { Language } from '../../core/i18n/i18n';
import { ConditionGroup } from './filter';

const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '!=': '≠' } as const;

/** A chip's text: the column, then what is asked of it. */
export function groupWords(
  group: ConditionGroup,
  column: InputColumnDto | undefined,
  t: Texts['examples']['filters'],
  numbers: NumberFormatter,
  language: Language,
): string {
  if (group.column === null || !column) {
    return group.texts.join(' ');
  }
  const shown = (text: string) => {
    const type = columnType(column.kind);
    const value = type.fromCode(text);
    return value === null ? text : type.format(value, numbers);
  };
  const withUnit = (text: string) => formatWithUnit(text, column.unit, language);
  const only = (relation: Condition['relation']) => group.conditions.filter((each) => each.relation === relation);
  const equal = only('=').map(({ value }) => (value === '' ? t.notKnown : shown(value)));
  const [from, ...moreFrom] = only('>=');
  // The bars of a histogram end before the next one begins.
  const [to, ...moreTo] = [...only('<='), ...only('<')];
  const between = from && to ? [withUnit(t.range(shown(from.value), shown(to.value)))] : [];
  const ends = [...(between.length > 0 ? [...moreFrom, ...moreTo] : [...only('>='), ...only('<='), ...only('<')])];
  const parts = [
    ...between,
    ...[...ends, ...only('>'), ...only('!=')].map(({ relation, value }) =>
      value === '' ? t.known : `${SIGNS[relation as keyof typeof SIGNS]} ${withUnit(shown(value))}`,
    ),
    ...only('~').map(({ value }) => t.containing(value)),
    ...(equal.length > 0 ? [equal.join(', ')] : []),
  ];
  return `${column.name}: ${parts.join(' · ')}`;
}
