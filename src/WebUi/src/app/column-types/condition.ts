// Longer ones first, so that '>=' is not read as '>' and a value that begins with '='.
export const RELATIONS = ['>=', '<=', '!=', '>', '<', '=', '~'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One 'where' text in its parts. An empty value means that the value is missing. */
export interface Condition {
  column: string;
  relation: Relation;
  value: string;
}
