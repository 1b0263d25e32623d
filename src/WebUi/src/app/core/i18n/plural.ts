/** English and the like: one of a thing, or any other number of them. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
