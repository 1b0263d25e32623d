import { PreviewRowDto } from '../../api/generated/models';

/** A class; null to ask a person. */
export type RowAnswer = string | null;

/** What is done about a row: the decision, or else the most probable class; undefined for a row without a prediction. */
export function answerOf({ prediction }: Pick<PreviewRowDto, 'prediction'>): RowAnswer | undefined {
  return prediction ? (prediction.decision ? prediction.decision.answer : String(prediction.y)) : undefined;
}

/** The answers of the rows and how many have each, the most frequent first and those for a person last. */
export function answerChips(
  rows: readonly Pick<PreviewRowDto, 'prediction'>[],
): { answer: RowAnswer; count: number }[] {
  const counts = new Map<RowAnswer, number>();
  for (const answer of rows.map(answerOf)) {
    if (answer !== undefined) {
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([answer, count]) => ({ answer, count }))
    .sort((a, b) => Number(a.answer === null) - Number(b.answer === null) || b.count - a.count);
}
