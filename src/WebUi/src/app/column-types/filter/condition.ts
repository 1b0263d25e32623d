// Longer ones first, so that '>=' is not read as '>' and a value that begins with '='.
const RELATIONS = ['>=', '<=', '!=', '>', '<', '=', '~'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One 'where' text in its parts. An empty value means that the value is missing. */
export interface Condition {
  column: string;
  relation: Relation;
  value: string;
}

/** As the server reads it: of the columns that the text begins with, the longest name counts. */
export function parseCondition(text: string, columns: readonly string[]): Condition | null {
  for (const column of [...columns].sort((a, b) => b.length - a.length)) {
    if (text.startsWith(column)) {
      const rest = text.slice(column.length).trimStart();
      const relation = RELATIONS.find((sign) => rest.startsWith(sign));
      if (relation) {
        return { column, relation, value: rest.slice(relation.length).trim() };
      }
    }
  }
  return null;
}
